import { describe, expect, it } from 'vitest';
import { formatRecord, isKept, logLevel, parseRecord } from '../../../electron/engine/log/record.ts';

const RECORD = { time: 1_700_000_000_000, level: 'error', process: 'engine', pid: 7, message: 'a' } as const;

describe('a record', () => {
  it('A record is one line, whatever its texts have in them, and is read back', () => {
    const record = {
      ...RECORD,
      message: 'two\nlines',
      stack: 'Error: two\r\n    at x\u2028',
      failure: 'f00d12',
    };
    const line = formatRecord(record);
    expect(line).not.toMatch(/[\n\r]/);
    expect(line).toMatch(/^\{"time":"2023-11-14T22:13:20.000Z","level":"error","process":"engine","pid":7,/);
    expect(parseRecord(line)).toEqual(record);
  });

  it('A record is cut when it is long', () => {
    const line = formatRecord({ ...RECORD, message: 'm'.repeat(1e6), stack: 's'.repeat(1e6) });
    expect(line.length).toBeLessThan(11_000);
    expect(parseRecord(line)?.message).toContain('998000 more characters');
  });

  it.each(['', '{"time":"2023-11-14T22:13:20.000Z","lev', 'null', '[]', '{"time":"never","level":"error"}'])(
    'A record can not be read out of: %s',
    (line) => expect(parseRecord(line)).toBeNull(),
  );
});

describe('the level of the log', () => {
  it('The level of the log is info unless SIGHTLINE_LOG says otherwise', () => {
    expect([{}, { SIGHTLINE_LOG: 'Debug' }, { SIGHTLINE_LOG: 'loud' }].map((one) => logLevel(one))).toEqual([
      'info',
      'debug',
      'info',
    ]);
  });

  it('A log keeps what is as important or more', () => {
    expect([isKept('error', 'warn'), isKept('warn', 'warn'), isKept('info', 'warn')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
