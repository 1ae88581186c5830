import { describe, expect, it } from 'vitest';
import { ProcessLog, stackOf } from '../../../electron/engine/log/log.ts';
import type { LogLevel, LogRecord } from '../../../electron/engine/log/record.ts';

function connect(least: LogLevel = 'info'): { log: ProcessLog; records: LogRecord[] } {
  const records: LogRecord[] = [];
  const log = new ProcessLog();
  log.connect('engine', (record) => records.push(record), least);
  return { log, records };
}

describe('the log of a process', () => {
  it('The log of a process goes nowhere before it is connected, and after', () => {
    const log = new ProcessLog();
    log.error('lost');
    const records: LogRecord[] = [];
    log.connect('engine', (record) => records.push(record));
    log.disconnect();
    log.error('lost');
    expect(records).toEqual([]);
  });

  it('A record has process, pid, level, reason and stack of a failure', () => {
    const { log, records } = connect();
    log.error('engine.search failed', new TypeError('x is not a function'), 'f00d12');
    expect(records).toMatchObject([
      {
        level: 'error',
        process: 'engine',
        pid: process.pid,
        message: 'engine.search failed: x is not a function',
        failure: 'f00d12',
      },
    ]);
    expect(records[0]?.stack).toContain('log.test.ts');
  });

  it('The log names no photo above debug', () => {
    const { log, records } = connect('debug');
    log.warn(
      'could not read',
      Object.assign(new Error("open '/p/Aunt May.jpg'"), { path: '/p/Aunt May.jpg' }),
    );
    log.debug('could not read /p/Aunt May.jpg');
    expect(records.map(({ message }) => message)).toEqual([
      "could not read: open '<file>'",
      'could not read /p/Aunt May.jpg',
    ]);
    expect(records[0]?.stack).not.toContain('Aunt May');
  });

  it('The log leaves out what is less important than asked for', () => {
    const { log, records } = connect('warn');
    log.info('started');
    log.warn('slow');
    expect(records.map(({ message }) => message)).toEqual(['slow']);
  });
});

it('A stack has those of the causes', () => {
  const error = new Error('outer', { cause: new Error('inner') });
  expect(stackOf(error)).toMatch(/^Error: outer\n[^]*\ncaused by Error: inner\n/);
});
