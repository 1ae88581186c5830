import { describe, expect, it } from 'vitest';
import { UndoList, type Change } from '../../../electron/engine/organise/undo.ts';
import type { EngineEvent } from '../../../electron/engine/api/engine-api.ts';

/** Sets a number, and puts the one before back. */
function setting(state: { value: number }, value: number, bytes = 0): Change {
  const before = state.value;
  state.value = value;
  return {
    changed: before === value ? 0 : 1,
    topics: ['marks'],
    bytes,
    revert: () => setting(state, before),
  };
}
const quiet = (): UndoList => new UndoList(() => undefined, true);
const forgotten = { kind: 'not-found' };

describe('an undo list', () => {
  it('The undo list undoes and redoes a change, each time with a new token, and notifies the pages', async () => {
    const events: EngineEvent[] = [];
    const list = new UndoList((event) => events.push(event), true);
    const state = { value: 1 };
    const first = list.done(setting(state, 5));
    const back = await list.undo(first.undo!);
    expect(state.value).toBe(1);
    expect(back.undo).not.toBe(first.undo);
    await list.undo(back.undo!);
    expect(state.value).toBe(5);
    expect(events).toEqual(Array.from({ length: 3 }, () => ({ type: 'organised', topics: ['marks'] })));
    await expect(list.undo(first.undo!)).rejects.toMatchObject(forgotten);
  });

  it('The undo list has no token for what changed nothing, and notifies nobody', async () => {
    const list = new UndoList(() => expect.unreachable(), true);
    expect(list.done(setting({ value: 5 }, 5))).toEqual({ changed: 0, undo: null });
    expect(await list.make(['tags'], () => setting({ value: 5 }, 5))).toEqual({ changed: 0, undo: null });
  });

  it('The undo list makes long changes one after another, in the order of the requests', async () => {
    const list = quiet();
    const order: string[] = [];
    const slow = async (name: string, turns: number): Promise<Change> => {
      order.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
      return setting({ value: 0 }, 1);
    };
    const both = [list.make(['marks'], () => slow('long', 5)), list.make(['tags'], () => slow('short', 0))];
    const settled = list.settled().then(() => order.push('settled'));
    await Promise.all([...both, settled]);
    expect(order).toEqual(['long begins', 'long ends', 'short begins', 'short ends', 'settled']);
  });

  it('The undo list takes back once what is requested twice', async () => {
    const list = quiet();
    const state = { value: 1 };
    const { undo } = list.done(setting(state, 5));
    const [first, second] = await Promise.allSettled([list.undo(undo!), list.undo(undo!)]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: forgotten });
    expect(state.value).toBe(1);
  });

  it('The undo list keeps a change whose undo failed, and notifies the pages that something may differ', async () => {
    const events: EngineEvent[] = [];
    const list = new UndoList((event) => events.push(event), true);
    let full = true;
    const { undo } = list.done({
      changed: 1,
      topics: ['albums'],
      revert() {
        if (full) throw new Error('disk full');
        return setting({ value: 0 }, 1);
      },
    });
    await expect(list.undo(undo!)).rejects.toThrow('disk full');
    expect(events).toHaveLength(2);
    full = false;
    expect(await list.undo(undo!)).toMatchObject({ changed: 1 });
  });

  it('The undo list forgets the oldest changes', async () => {
    const list = quiet();
    const state = { value: 0 };
    const tokens = Array.from({ length: 101 }, (_, index) => list.done(setting(state, index + 1)).undo!);
    await expect(list.undo(tokens[0]!)).rejects.toMatchObject(forgotten);
    await list.undo(tokens[1]!);
    expect(state.value).toBe(1);
  });

  it('The undo list forgets the oldest of those that take much memory, never the latest', async () => {
    const list = quiet();
    const state = { value: 0 };
    const tokens = [1, 2, 3].map((value) => list.done(setting(state, value, 30 * 1024 * 1024)).undo!);
    await expect(list.undo(tokens[0]!)).rejects.toMatchObject(forgotten);
    const huge = list.done(setting(state, 9, 500 * 1024 * 1024)).undo!;
    await expect(list.undo(tokens[2]!)).rejects.toMatchObject(forgotten);
    await list.undo(huge);
    expect(state.value).toBe(3);
  });

  it('The undo list refuses changes in a process that only reads', async () => {
    const list = new UndoList(() => expect.unreachable(), false);
    await expect(list.make(['marks'], () => expect.unreachable())).rejects.toMatchObject({
      kind: 'read-only',
    });
  });
});
