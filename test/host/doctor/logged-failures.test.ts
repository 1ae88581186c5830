import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatRecord, type LogLevel } from '../../../electron/engine/log/record.ts';
import { loggedFailures } from '../../../electron/host/doctor/logged-failures.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const line = (time: number, level: LogLevel = 'error'): string =>
  `${formatRecord({ time, level, process: 'engine', pid: 1, message: `at ${time}`, stack: 'Error' })}\n`;

it('The last ten failures of all logs are in order, through files that were turned over and torn lines', async () => {
  const logs = await temporaryDirectory();
  writeFileSync(path.join(logs, 'app.1.log'), [1, 2, 3, 4, 5, 6].map((time) => line(time)).join(''));
  writeFileSync(path.join(logs, 'app.log'), `${line(7)}${line(8, 'warn')}{"time":"20${line(9)}${line(10)}`);
  writeFileSync(path.join(logs, 'cli.log'), [11, 12, 13, 14].map((time) => line(time)).join(''));
  const found = await loggedFailures(logs);
  expect(found.map(({ at }) => at)).toEqual([3, 4, 5, 6, 7, 10, 11, 12, 13, 14]);
  expect(found.at(-1)).toEqual({ at: 14, process: 'engine', message: 'at 14' });
});

it('There are no failures where there is no log', async () => {
  expect(await loggedFailures(path.join(await temporaryDirectory(), 'logs'))).toEqual([]);
});
