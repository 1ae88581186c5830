/**
 * Every shortcut of the page, defined once for key handling, the list that `?` opens, and tooltips. Keys are written
 * `Mod+Shift+Z`, where Mod is Cmd on Apple computers and Ctrl elsewhere. Shortcuts with a command work everywhere
 * (state/shell/shortcuts.svelte.ts runs them); the others belong to the component that has focus. Pure.
 */
import type { Command } from '../../../shared/schemas.ts';
import { TAGGING_SHORTCUTS } from '../tagging/tagging-shortcuts.ts';
import { VIEWER_SHORTCUTS } from '../viewer/viewer-shortcuts.ts';

export const SCOPES = ['everywhere', 'search', 'photos', 'viewer', 'tagging'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Shortcut {
  readonly scope: Scope;
  /** Alternatives: any of these. */
  readonly keys: readonly string[];
  readonly command?: Command;
  /** For keys in a row that each do a little more: named in a tooltip from first to last. */
  readonly range?: readonly [string, string];
}

export const SHORTCUTS = {
  search: { scope: 'everywhere', keys: ['/', 'Mod+K'], command: 'focus-search' },
  addFolder: { scope: 'everywhere', keys: ['Mod+O'], command: 'choose-folder' },
  undo: { scope: 'everywhere', keys: ['Mod+Z'], command: 'undo' },
  redo: { scope: 'everywhere', keys: ['Mod+Shift+Z', 'Mod+Y'], command: 'redo' },
  settings: { scope: 'everywhere', keys: ['Mod+,'], command: 'show-settings' },
  shortcuts: { scope: 'everywhere', keys: ['?', 'F1', 'Mod+/'], command: 'show-shortcuts' },

  searchKeep: { scope: 'search', keys: ['Enter'] },
  searchSuggestions: { scope: 'search', keys: ['ArrowDown', 'ArrowUp'] },
  searchForget: { scope: 'search', keys: ['Shift+Delete'] },
  searchEdit: { scope: 'search', keys: ['Backspace'] },
  searchChips: { scope: 'search', keys: ['ArrowLeft'] },
  searchSign: { scope: 'search', keys: ['-', '+'] },
  searchRemove: { scope: 'search', keys: ['Delete'] },
  searchClear: { scope: 'search', keys: ['Escape'] },

  move: { scope: 'photos', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
  page: { scope: 'photos', keys: ['PageUp', 'PageDown'] },
  ends: { scope: 'photos', keys: ['Home', 'End'] },
  open: { scope: 'photos', keys: ['Enter'] },
  select: { scope: 'photos', keys: ['Space'] },
  extend: {
    scope: 'photos',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown'],
  },
  selectAll: { scope: 'photos', keys: ['Mod+A'], command: 'select-all' },
  selectNone: { scope: 'photos', keys: ['Escape'] },
  favourite: { scope: 'photos', keys: ['F'], command: 'toggle-favourite' },
  rate: { scope: 'photos', keys: ['1', '2', '3', '4', '5', '0'], range: ['1', '5'] },
  similar: { scope: 'photos', keys: ['S'], command: 'find-similar' },
  trash: { scope: 'photos', keys: ['Delete'], command: 'move-to-trash' },
  larger: { scope: 'photos', keys: ['+'], command: 'larger-thumbnails' },
  smaller: { scope: 'photos', keys: ['-'], command: 'smaller-thumbnails' },

  ...VIEWER_SHORTCUTS,
  ...TAGGING_SHORTCUTS,
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

/** The parts of a keyboard event that identify a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>;

export function shortcutOf(id: ShortcutId): Shortcut {
  return SHORTCUTS[id];
}

/** Whether a key press triggers a shortcut. */
export function matchesShortcut(event: KeyPress, id: ShortcutId, apple: boolean): boolean {
  return SHORTCUTS[id].keys.some((keys) => matchesKeys(event, keys, apple));
}

/** The command that a key press triggers, or null. */
export function commandOf(event: KeyPress, apple: boolean): Command | null {
  const ids = Object.keys(SHORTCUTS) as ShortcutId[];
  const found = ids.map(shortcutOf).find(({ command, keys }) => {
    return command !== undefined && keys.some((each) => matchesKeys(event, each, apple));
  });
  return found?.command ?? null;
}

/**
 * Splits a written shortcut.
 * @example partsOf('Mod+Shift+Z') → ['Mod', 'Shift', 'Z']; partsOf('Mod++') → ['Mod', '+']
 */
export function partsOf(keys: string): readonly string[] {
  return keys.split(/\+(?=.)/);
}

/** The value of `aria-keyshortcuts`. */
export function ariaKeys(id: ShortcutId, apple: boolean): string {
  const mod = apple ? 'Meta' : 'Control';
  return SHORTCUTS[id].keys.map((keys) => keys.replace(/^Mod\+/, `${mod}+`)).join(' ');
}

function matchesKeys(event: KeyPress, keys: string, apple: boolean): boolean {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  if (event.altKey || event.ctrlKey !== (mod && !apple) || event.metaKey !== (mod && apple)) return false;
  // Digits match the physical key: with Shift, and on some layouts without, it types another character.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code ?? '')?.[1];
  if (/^\d$/.test(key) && digit !== undefined)
    return digit === key && event.shiftKey === parts.includes('Shift');
  // Ignore Shift for other characters: `?` needs it on one keyboard layout and not on another.
  const character = key.length === 1 && !/[a-z]/i.test(key);
  if (!character && event.shiftKey !== parts.includes('Shift')) return false;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}
