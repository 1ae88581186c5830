import { afterEach, describe, expect, it, vi } from 'vitest';
import { log } from '../../../electron/engine/log/log.ts';
import type { LogRecord } from '../../../electron/engine/log/record.ts';
import type { Channel } from '../../../electron/engine/processes/channel.ts';
import { createCaller, serve } from '../../../electron/engine/processes/rpc.ts';
import type { Handlers, WireMessage } from '../../../electron/engine/processes/wire.ts';
import { SightlineError } from '../../../shared/errors.ts';

interface Api {
  open(input: { name: string }): Promise<{ opened: string }>;
}

/** Both ends of a channel; a message arrives as its copy, in a later turn. */
function channelPair(): [Channel, Channel] {
  const listeners: ((message: WireMessage) => void)[][] = [[], []];
  const end = (own: number): Channel => ({
    send: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => listeners[1 - own]?.forEach((listener) => listener(copy)));
    },
    onMessage: (listener) => void listeners[own]?.push(listener),
    onClose: () => undefined,
  });
  return [end(0), end(1)];
}

function connect(open: Handlers<Api>['open']) {
  const [near, far] = channelPair();
  const caller = createCaller<Api, never>(near, 'engine');
  serve<Api, never>(far, 'engine', { open });
  return { ...caller, far };
}

function collectLog(): LogRecord[] {
  const records: LogRecord[] = [];
  log.connect('app', (record) => records.push(record));
  return records;
}

afterEach(() => {
  log.disconnect();
  vi.useRealTimers();
});

describe('a fault in a service', () => {
  it('A fault in a service keeps its stack across the border, is logged once, and gives the stack to nobody outside', async () => {
    const records = collectLog();
    const inner = connect(() => Promise.reject(new TypeError('x is not a function')));
    const outer = connect((input) => inner.api.open(input));
    const error = await outer.api.open({ name: 'a' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SightlineError);
    const fault = error as SightlineError;
    const { kind, remote, stack = '' } = fault;
    expect({ kind, remote }).toEqual({ kind: 'internal', remote: true });
    expect(stack).toMatch(
      /^TypeError: x is not a function\n.*rpc\.test\.ts[^]*\n {4}in engine\.open\n {4}in engine\.open$/,
    );
    expect(JSON.stringify(fault.toData())).not.toContain('rpc.test');
    expect(records.map(({ message }) => message)).toEqual(['engine.open failed: x is not a function']);
    expect(records[0]?.stack).toContain('rpc.test.ts');
  });

  it('A fault in a service is told from a failure that a person can do something about, which is not logged', async () => {
    const records = collectLog();
    const { api } = connect(() => Promise.reject(new SightlineError('locked', 'held by 42')));
    const error = (await api.open({ name: 'a' }).catch((thrown: unknown) => thrown)) as SightlineError;
    expect([error.kind, error.remote]).toEqual(['locked', false]);
    expect(records).toEqual([]);
  });
});

it('Records of a service are passed on to the log of whoever started it', () => {
  const records = collectLog();
  const { far } = connect(({ name }) => Promise.resolve({ opened: name }));
  const record = { time: 1, level: 'warn', process: 'engine', pid: 7, message: 'from there' } as const;
  far.send({ type: 'log', record });
  return vi.waitFor(() => expect(records).toEqual([record]));
});

it('A request that takes longer than a second is logged with its name and time, work is not', async () => {
  vi.useFakeTimers();
  const records = collectLog();
  const { api } = connect(async ({ name }) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return { opened: name };
  });
  const calls = [api.open({ name: 'Aunt May.jpg' }), api.open({ name: 'b' }, { work: true })];
  await vi.advanceTimersByTimeAsync(1_500);
  await Promise.all(calls);
  expect(records.map(({ level, message }) => `${level} ${message}`)).toEqual([
    'info slow request: engine.open took 1500 ms',
  ]);
});
