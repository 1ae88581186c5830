import { fork } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { log } from '../../../electron/engine/log/log.ts';
import { parseRecord, type LogRecord } from '../../../electron/engine/log/record.ts';
import { openHostLog } from '../../../electron/host/log/host-log.ts';
import { bundle } from '../../support/bundle.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

function records(file: string): (LogRecord | null)[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').map(parseRecord);
}

describe('the log of a host', () => {
  it('The log of a host has its own records and those that services send, and counts to its end', async () => {
    const hostLog = openHostLog({ name: 'serve', directories: [await temporaryDirectory()] });
    log.info('started');
    log.relay({ time: 1, level: 'error', process: 'engine', pid: 2, message: 'engine.search failed' });
    for (let index = 0; index < 3; index++) log.warn('again');
    await hostLog.close();
    log.error('too late');
    expect(records(hostLog.file)).toMatchObject([
      { level: 'info', process: 'serve', message: 'started' },
      { level: 'error', process: 'engine', pid: 2 },
      { level: 'warn', message: 'again' },
      { level: 'warn', message: 'again (repeated 2 times)' },
    ]);
  });

  it('The log of a host is whole when several processes write at once and turn its files over', async () => {
    const logs = await temporaryDirectory();
    const script = await bundle('test/fixtures/processes/log-writer.ts');
    const writers = Array.from({ length: 4 }, (_, index) => fork(script, [logs, String(index)]));
    const codes = await Promise.all(
      writers.map((writer) => new Promise((resolve) => writer.once('exit', resolve))),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    const names = readdirSync(logs).sort();
    expect(names).toEqual(['cli.1.log', 'cli.2.log', 'cli.3.log', 'cli.4.log', 'cli.log']);
    const all = names.flatMap((name) => records(path.join(logs, name)));
    expect(all).not.toContain(null);
    expect(all.length).toBeGreaterThan(300);
  });
});
