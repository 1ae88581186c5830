import { describe, expect, it } from 'vitest';
import { lineByName, moveInTree } from '../../../../renderer/lib/folders/tree-navigation.ts';
import type { TreeLine } from '../../../../renderer/lib/folders/tree-navigation.ts';

const line = (name: string, parent: number, children: 'none' | 'shown' | 'hidden' = 'none'): TreeLine => ({
  name,
  parent,
  hasChildren: children !== 'none',
  expanded: children === 'shown',
});
const lines = [
  line('Pictures', -1, 'shown'),
  line('Garden', 0),
  line('Family', 0, 'hidden'),
  line('Scans', -1),
];

describe('keys', () => {
  it.each([
    ['ArrowDown', 0, { to: 1 }],
    ['ArrowDown', 3, null],
    ['ArrowUp', 0, null],
    ['ArrowUp', 3, { to: 2 }],
    ['Home', 3, { to: 0 }],
    ['End', 0, { to: 3 }],
    ['ArrowRight', 0, { to: 1 }],
    ['ArrowRight', 1, null],
    ['ArrowRight', 2, { open: 2 }],
    ['ArrowLeft', 0, { close: 0 }],
    ['ArrowLeft', 2, { to: 0 }],
    ['ArrowLeft', 3, null],
    ['Enter', 0, null],
  ])('The key %s at %i leads to %j', (key, at, wanted) => {
    expect(moveInTree(key, lines, at)).toEqual(wanted);
  });

  it('Keys open a directory whose content is still on its way only once', () => {
    expect(moveInTree('ArrowRight', [line('Pictures', -1, 'shown')], 0)).toBeNull();
  });
});

describe('typed letters', () => {
  it('Typed letters go round from one name to the next', () => {
    const three = [line('Garden', -1), line('Garage', -1), line('Scans', -1)];
    expect(lineByName('g', three, 0)).toBe(1);
    expect(lineByName('g', three, 1)).toBe(0);
    expect(lineByName('gar', three, 1)).toBe(1);
    expect(lineByName('x', three, 1)).toBeNull();
  });
});
