import { describe, expect, it } from 'vitest';
import {
  SHORTCUTS,
  ariaKeys,
  commandOf,
  matchesShortcut,
  partsOf,
  shortcutOf,
} from '../../../../renderer/lib/shell/shortcuts.ts';
import type { KeyPress, ShortcutId } from '../../../../renderer/lib/shell/shortcuts.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

it('A shortcut is split into keys, even when the key is a plus', () => {
  expect(partsOf('Mod+Shift+Z')).toEqual(['Mod', 'Shift', 'Z']);
  expect(partsOf('Mod++')).toEqual(['Mod', '+']);
  expect(partsOf('+')).toEqual(['+']);
});

describe('the modifier', () => {
  it('The modifier is Ctrl, or Cmd on Apple’s computers', () => {
    expect(commandOf(press('z', { ctrlKey: true }), false)).toBe('undo');
    expect(commandOf(press('z', { metaKey: true }), true)).toBe('undo');
    expect(commandOf(press('z', { ctrlKey: true }), true)).toBeNull();
    expect(commandOf(press('z', { metaKey: true }), false)).toBeNull();
    expect(ariaKeys('undo', true)).toBe('Meta+Z');
  });

  it('Shift makes another shortcut of a letter, but not of a character', () => {
    expect(commandOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
    expect(commandOf(press('?', { shiftKey: true }), false)).toBe('show-shortcuts');
    expect(commandOf(press('/', { shiftKey: true }), false)).toBe('focus-search');
  });

  it('Alt belongs to the system', () => {
    expect(commandOf(press('f', { altKey: true }), false)).toBeNull();
  });
});

it('A shortcut knows Space by its name', () => {
  expect(matchesShortcut(press(' '), 'select', false)).toBe(true);
});

it('No two shortcuts that work in one place have the same keys', () => {
  const ids = Object.keys(SHORTCUTS) as ShortcutId[];
  const taken = ids.flatMap((id) => {
    const { scope, keys } = shortcutOf(id);
    const places = scope === 'everywhere' ? ['photos', 'viewer', 'tagging'] : [scope];
    return places.flatMap((place) => keys.map((key) => `${place}: ${key}`));
  });
  expect(taken.filter((entry, index) => taken.indexOf(entry) !== index)).toEqual([]);
});
