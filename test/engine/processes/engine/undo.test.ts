import { describe, expect, it } from 'vitest';
import { UndoList, type Change } from '../../../../electron/engine/processes/engine/undo.ts';
import type { EngineEvent } from '../../../../electron/engine/processes/messages.ts';

/** Sets a number, and puts the one before back. */
function setting(state: { value: number }, value: number): Change {
  const before = state.value;
  state.value = value;
  return { changed: before === value ? 0 : 1, topics: ['marks'], revert: () => setting(state, before) };
}

describe('an undo list', () => {
  it('takes a change back and does it again, each with a new token, and tells the pages', () => {
    const events: EngineEvent[] = [];
    const list = new UndoList((event) => events.push(event));
    const state = { value: 1 };
    const first = list.done(setting(state, 5));
    const back = list.undo(first.undo!);
    expect(state.value).toBe(1);
    expect(back.undo).not.toBe(first.undo);
    list.undo(back.undo!);
    expect(state.value).toBe(5);
    expect(events).toEqual(Array.from({ length: 3 }, () => ({ type: 'organised', topics: ['marks'] })));
    expect(() => list.undo(first.undo!)).toThrow('can no longer be undone');
  });

  it('has no token for what changed nothing, and tells nobody', () => {
    const list = new UndoList(() => expect.unreachable());
    expect(list.done(setting({ value: 5 }, 5))).toEqual({ changed: 0, undo: null });
  });

  it('forgets the oldest changes', () => {
    const list = new UndoList(() => undefined);
    const state = { value: 0 };
    const tokens = Array.from({ length: 101 }, (_, index) => list.done(setting(state, index + 1)).undo!);
    expect(() => list.undo(tokens[0]!)).toThrow('can no longer be undone');
    list.undo(tokens[1]!);
    expect(state.value).toBe(1);
  });
});
