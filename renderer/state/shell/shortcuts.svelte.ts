/**
 * Shortcuts that work everywhere, their labels for this user's keyboard, and whether the list of them is open. Page.
 */
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

/** Commands that text fields have as well, under their `execCommand` names. */
const EDITS: Partial<Record<Command, string>> = { undo: 'undo', redo: 'redo', 'select-all': 'selectAll' };

const FIELD = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select';

export class Shortcuts {
  /** Whether the list of shortcuts is open. */
  listed = $state(false);
  readonly #apple: boolean;
  readonly #commands: Commands;

  constructor(apple: boolean, commands: Commands) {
    this.#apple = apple;
    this.#commands = commands;
  }

  /**
   * Handles `keydown` of the window, after all components. Does nothing while a text field has focus, or under a
   * dialog, unless the dialog is a screen of its own and says so with `data-shortcuts`.
   */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (fieldOf(event.target) !== null || isCovered()) return;
    const command = commandOf(event, this.#apple);
    if (command !== null && this.#commands.run(command)) event.preventDefault();
  }

  /** Handles a command of a native menu. Commands that edit text go to a focused text field. */
  chosen(command: Command): void {
    const edit = EDITS[command];
    if (edit !== undefined && fieldOf(document.activeElement) !== null) document.execCommand(edit);
    else if (!isCovered()) this.#commands.run(command);
  }

  /**
   * The first way to press a shortcut.
   * @example 'Ctrl+Shift+Z'; on Apple computers '⇧⌘Z'; '1–5' for keys in a row
   */
  label(id: ShortcutId): string {
    const { range } = shortcutOf(id);
    if (range) return range.join('–');
    return this.#write(shortcutOf(id).keys[0] ?? '');
  }

  /** Every way to press a shortcut. */
  labels(id: ShortcutId): readonly string[] {
    return shortcutOf(id).keys.map((keys) => this.#write(keys));
  }

  /** The value of `aria-keyshortcuts`. */
  aria(id: ShortcutId): string {
    return ariaKeys(id, this.#apple);
  }

  /** Adds the shortcut to a text, for a tooltip. @example 'Undo (Ctrl+Z)' */
  hint(text: string, id: ShortcutId): string {
    return messages.shortcuts.hint(text, this.label(id));
  }

  #write(keys: string): string {
    const parts = partsOf(keys);
    if (!this.#apple) return parts.map((part) => this.#name(part)).join('+');
    // Apple's order: ⇧ before ⌘.
    const order =
      parts.includes('Shift') && parts.includes('Mod') ? ['Shift', 'Mod', ...parts.slice(2)] : parts;
    return order.map((part) => APPLE_SYMBOLS[part] ?? this.#name(part)).join('');
  }

  #name(part: string): string {
    const names: Readonly<Record<string, string>> = messages.shortcuts.keys;
    return ARROWS[part] ?? names[part] ?? part;
  }
}

/** The target as a text field, or null when it isn't one. */
function fieldOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(FIELD) : null;
}

/** Whether a dialog without shortcuts of its own covers the page. */
function isCovered(): boolean {
  return document.querySelector('dialog:modal:not([data-shortcuts])') !== null;
}
