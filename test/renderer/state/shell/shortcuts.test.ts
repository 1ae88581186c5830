import { expect, it } from 'vitest';
import { Commands } from '../../../../renderer/state/shell/commands.ts';
import { Shortcuts } from '../../../../renderer/state/shell/shortcuts.svelte.ts';

const written = (apple: boolean) => new Shortcuts(apple, new Commands());

it('Shortcuts write keys as the reader’s keyboard has them', () => {
  expect(written(false).labels('redo')).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y']);
  expect(written(true).labels('redo')).toEqual(['⇧⌘Z', '⌘Y']);
  expect(written(false).label('extend')).toBe('Shift+←');
  expect(written(true).hint('Undo', 'undo')).toBe('Undo (⌘Z)');
});
