import { expect, test } from 'vitest';
import { DecoderGate } from '../../../electron/engine/images/decoder-gate.ts';

interface Task {
  readonly done: Promise<void>;
  readonly end: () => void;
}

/** Runs tasks in a gate and lists those that are inside. */
function gateWith(): { inside: string[]; start: (name: string, how: 'beside' | 'alone') => Task } {
  const gate = new DecoderGate();
  const inside: string[] = [];
  return {
    inside,
    start: (name, how) => {
      let end: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (end = resolve));
      const done = gate[how](async () => {
        inside.push(name);
        await ended;
        inside.splice(inside.indexOf(name), 1);
      });
      return { done, end };
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('Work that runs alone waits for what runs, and later work waits for it', async () => {
  const { inside, start } = gateWith();
  const [one, two] = [start('one', 'beside'), start('two', 'beside')];
  const alone = start('alone', 'alone');
  const later = start('later', 'beside');
  await settled();
  expect(inside).toEqual(['one', 'two']);
  one.end();
  await settled();
  expect(inside).toEqual(['two']);
  two.end();
  await settled();
  expect(inside).toEqual(['alone']);
  alone.end();
  await settled();
  expect(inside).toEqual(['later']);
  later.end();
  await Promise.all([one.done, two.done, alone.done, later.done]);
});

test('Several that run alone take turns, and all others follow at once', async () => {
  const { inside, start } = gateWith();
  const first = start('first', 'alone');
  const second = start('second', 'alone');
  const others = [start('a', 'beside'), start('b', 'beside')];
  await settled();
  expect(inside).toEqual(['first']);
  first.end();
  await settled();
  expect(inside).toEqual(['second']);
  second.end();
  await settled();
  expect(inside).toEqual(['a', 'b']);
  for (const other of others) other.end();
  await Promise.all(others.map(({ done }) => done));
});

test('Work that fails opens the gate again', async () => {
  const gate = new DecoderGate();
  await expect(gate.alone(() => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
  await expect(gate.beside(() => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  await expect(gate.alone(() => Promise.resolve(1))).resolves.toBe(1);
});
