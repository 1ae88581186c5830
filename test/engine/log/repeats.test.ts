import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogRecord } from '../../../electron/engine/log/record.ts';
import { Repeats } from '../../../electron/engine/log/repeats.ts';

const record = (message: string): LogRecord => ({
  time: 0,
  level: 'error',
  process: 'engine',
  pid: 1,
  message,
  stack: 'Error: x',
});

describe('records that come again', () => {
  let written: LogRecord[] = [];
  const repeats = new Repeats((entry) => written.push(entry), 1_000);
  const texts = (): string[] => written.map(({ message }) => message);

  beforeEach(() => {
    written = [];
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  it('Records that come again are written once, and counted when the window ends', () => {
    for (let index = 0; index < 9_999; index++) repeats.add(record('the disk is on fire'));
    expect(texts()).toEqual(['the disk is on fire']);
    vi.advanceTimersByTime(1_000);
    expect(texts()).toEqual(['the disk is on fire', 'the disk is on fire (repeated 9,998 times)']);
    expect(written[1]).not.toHaveProperty('stack');
  });

  it('Records that come again are counted when they take turns with others, too', () => {
    for (let index = 0; index < 3; index++) for (const text of ['one', 'two']) repeats.add(record(text));
    repeats.flush();
    expect(texts()).toEqual(['one', 'two', 'one (repeated 2 times)', 'two (repeated 2 times)']);
  });

  it('A failure that comes again is counted under its latest name', () => {
    for (const failure of ['a1', 'b2', 'c3']) repeats.add({ ...record('failed'), failure });
    repeats.flush();
    expect(written.map(({ failure }) => failure)).toEqual(['a1', 'c3']);
  });

  it('Records are written again in the next window', () => {
    repeats.add(record('again'));
    vi.advanceTimersByTime(1_000);
    repeats.add(record('again'));
    expect(texts()).toEqual(['again', 'again']);
    repeats.flush();
  });

  it('Records are left out and counted together when ten thousand differ', () => {
    for (let index = 0; index < 10_000; index++) repeats.add(record(`photo ${index}`));
    expect(written).toHaveLength(500);
    repeats.flush();
    expect(texts().at(-1)).toBe('9,500 more records were left out');
  });
});
