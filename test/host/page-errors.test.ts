import { afterEach, expect, it } from 'vitest';
import { log } from '../../electron/engine/log/log.ts';
import type { LogRecord } from '../../electron/engine/log/record.ts';
import { PageErrors } from '../../electron/host/page-errors.ts';

afterEach(() => log.disconnect());

function written(): LogRecord[] {
  const records: LogRecord[] = [];
  log.connect('serve', (record) => records.push(record));
  return records;
}

it('An error of the page is written with its stack, without the name of a photo', () => {
  const records = written();
  const stack = 'Error: no /home/ada/Zanzibar.jpg\n    at show (http://127.0.0.1:5177/assets/index.js:1:20)';
  new PageErrors().write({ message: 'Error: no /home/ada/Zanzibar.jpg', stack });
  expect(records).toMatchObject([
    {
      level: 'error',
      process: 'page',
      message: 'Error: no <file>',
      stack: 'Error: no <file>\n    at show (http://127.0.0.1:5177/assets/index.js:1:20)',
    },
  ]);
});

it('Errors of the page that come by the thousand are counted, and written again a minute later', () => {
  const records = written();
  let now = 1_000;
  const errors = new PageErrors(() => now);
  for (let index = 0; index < 5_000; index++) errors.write({ message: `error ${index}` });
  expect(records.map(({ message }) => message)).toEqual(
    Array.from({ length: 20 }, (_none, index) => `error ${index}`),
  );
  now += 60_000;
  errors.write({ message: 'later' });
  expect(records.slice(20).map(({ message }) => message)).toEqual([
    '4,980 more errors of the page were left out',
    'later',
  ]);
});
