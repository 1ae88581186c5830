/** Keys that work from anywhere, how they are written for this reader, and whether their list is shown. Page. */
import { messages } from '../../i18n/messages.svelte.ts';
import { ariaKeys, commandOf, partsOf, shortcutOf } from '../../lib/shell/shortcuts.ts';
import type { ShortcutId } from '../../lib/shell/shortcuts.ts';
import type { Command } from '../../../shared/schemas.ts';
import type { Commands } from './commands.ts';

const APPLE_SYMBOLS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧' };
const ARROWS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowDown: '↓',
};

/** Commands that a text field has, too, by the browser's names for them. */
const EDITS: Partial<Record<Command, string>> = { undo: 'undo', redo: 'redo', 'select-all': 'selectAll' };

const FIELD = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select';

export class Shortcuts {
  /** The list of all shortcuts is shown. */
  listed = $state(false);
  readonly #apple: boolean;
  readonly #commands: Commands;

  constructor(apple: boolean, commands: Commands) {
    this.#apple = apple;
    this.#commands = commands;
  }

  /**
   * For `keydown` of the window, after every component had its turn. Letters belong to a field that is written in, and a
   * dialog hides what it lies over; one that is a screen of its own says so with `data-shortcuts`.
   */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (fieldOf(event.target) !== null || isCovered()) return;
    const command = commandOf(event, this.#apple);
    if (command !== null && this.#commands.run(command)) event.preventDefault();
  }

  /** For what was chosen in a native menu: what changes texts belongs to a field that is written in, as its keys do. */
  chosen(command: Command): void {
    const edit = EDITS[command];
    if (edit !== undefined && fieldOf(document.activeElement) !== null) document.execCommand(edit);
    else if (!isCovered()) this.#commands.run(command);
  }

  /** @example 'Ctrl+Shift+Z'; on Apple's computers '⇧⌘Z' */
  label(id: ShortcutId): string {
    return this.#write(shortcutOf(id).keys[0] ?? '');
  }

  /** Every way to press it. */
  labels(id: ShortcutId): readonly string[] {
    return shortcutOf(id).keys.map((keys) => this.#write(keys));
  }

  /** For `aria-keyshortcuts`. */
  aria(id: ShortcutId): string {
    return ariaKeys(id, this.#apple);
  }

  /** @example 'Undo (Ctrl+Z)', for a tooltip */
  hint(text: string, id: ShortcutId): string {
    return messages.shortcuts.hint(text, this.label(id));
  }

  #write(keys: string): string {
    const parts = partsOf(keys);
    if (!this.#apple) return parts.map((part) => this.#name(part)).join('+');
    // Apple writes ⇧ before ⌘.
    const order =
      parts.includes('Shift') && parts.includes('Mod') ? ['Shift', 'Mod', ...parts.slice(2)] : parts;
    return order.map((part) => APPLE_SYMBOLS[part] ?? this.#name(part)).join('');
  }

  #name(part: string): string {
    const names: Readonly<Record<string, string>> = messages.shortcuts.keys;
    return ARROWS[part] ?? names[part] ?? part;
  }
}

/** The field that is written in, if it is one. */
function fieldOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(FIELD) : null;
}

/** Whether a dialog lies over the page that has no shortcuts. */
function isCovered(): boolean {
  return document.querySelector('dialog:modal:not([data-shortcuts])') !== null;
}
