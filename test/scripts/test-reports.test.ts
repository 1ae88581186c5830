/** The end of `npm test`, from reports that vitest and Playwright have really written. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';
import {
  closingLines,
  readPlaywright,
  readVitest,
  type Figures,
  type Part,
} from '../../scripts/test-reports.mjs';
import { temporaryDirectory } from '../support/temporary.ts';

const VITEST = {
  'tests/some.test.mjs': `
    import { describe, expect, it } from 'vitest';
    it('A cat purrs', () => undefined);
    describe('dogs', () => {
      it('A dog meows', () => expect('woof').toBe('meow'));
      it.skip('A dog sleeps', () => undefined);
    });`,
  'tests/unloadable.test.mjs': `import './no-such-file.mjs';`,
  'tests/hook.test.mjs': `
    import { beforeAll, it } from 'vitest';
    beforeAll(() => { throw new Error('no food'); });
    it('A bird sings', () => undefined);`,
};

const PLAYWRIGHT = {
  'playwright.config.mjs': `export default { testDir: 'tests', retries: 1, workers: 1 };`,
  'tests/some.spec.mjs': `
    import { expect, test } from '@playwright/test';
    test('A cat purrs', () => undefined);
    test.describe('dogs', () => {
      test('A dog meows', () => expect('woof').toBe('meow'));
      test.skip('A dog sleeps', () => undefined);
    });
    test('A horse jumps', ({}, { retry }) => expect(retry).toBe(1));`,
};

let root = '';

/** Runs a runner in a folder of these files. @returns its report. */
async function reportOf(files: Record<string, string>, runner: string, ...args: string[]): Promise<object> {
  root = await temporaryDirectory();
  symlinkSync(path.join(appRoot, 'node_modules'), path.join(root, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const report = path.join(root, 'report.json');
  const words = [path.join(appRoot, 'node_modules', runner), ...args];
  // This run's own variables would make another worker of it.
  const env = { PATH: process.env['PATH'], FORCE_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8' });
  expect(status, stderr).toBe(1);
  return JSON.parse(readFileSync(report, 'utf8')) as object;
}

const vitest = (files: Record<string, string>): Promise<object> =>
  reportOf(files, 'vitest/vitest.mjs', 'run', '--reporter=json', '--outputFile.json=report.json');
const playwright = (files: Record<string, string>): Promise<object> =>
  reportOf(files, '@playwright/test/cli.js', 'test', '--reporter=json');

it('A report of vitest names failed tests, files that could not be loaded, and files whose hook failed', async () => {
  const { failures, ...figures } = readVitest(await vitest(VITEST), root);
  expect(figures).toEqual({
    passed: 1,
    skipped: expect.arrayContaining(['dogs A dog sleeps', 'A bird sings']) as unknown,
    retried: [],
  });
  expect(failures.toSorted((one, other) => one.file.localeCompare(other.file))).toEqual([
    { title: 'not run to its end', file: 'tests/hook.test.mjs', error: 'no food' },
    {
      title: 'dogs A dog meows',
      file: 'tests/some.test.mjs',
      error: "AssertionError: expected 'woof' to be 'meow' // Object.is equality",
    },
    {
      title: 'not run to its end',
      file: 'tests/unloadable.test.mjs',
      error: expect.stringContaining('no-such-file.mjs') as unknown,
    },
  ]);
});

it('A report of Playwright names failed tests, and those that passed at a later try', async () => {
  expect(readPlaywright(await playwright(PLAYWRIGHT), root)).toEqual({
    passed: 2,
    failures: [
      {
        title: 'A dog meows',
        file: 'tests/some.spec.mjs',
        error: 'Error: expect(received).toBe(expected) // Object.is equality',
      },
    ],
    skipped: ['A dog sleeps'],
    retried: ['A horse jumps'],
  });
});

it('A report of Playwright names a file that could not be loaded', async () => {
  const files = { ...PLAYWRIGHT, 'tests/unloadable.spec.mjs': `import './no-such-file.mjs';` };
  const { passed, failures } = readPlaywright(await playwright(files), root);
  expect(passed).toBe(0);
  expect(failures.map(({ error }) => error)).toEqual([
    expect.stringMatching(/^Error: Cannot find module .*no-such-file\.mjs.*unloadable\.spec\.mjs$/),
  ]);
});

it('The end of a test run has the counts of each kind, what failed, and the sum in its last line', () => {
  const nothing = { passed: 0, failures: [], skipped: [], retried: [] } satisfies Figures;
  const failure = { title: 'A dog meows', file: 'tests/some.test.mjs', error: 'Error: woof' };
  const parts: Part[] = [
    { name: 'unit tests', seconds: 213.6, figures: { ...nothing, passed: 2610, failures: [failure] } },
    {
      name: 'browser tests',
      seconds: 10,
      figures: {
        passed: 2,
        failures: [{ ...failure, file: '' }],
        skipped: ['A cat flies'],
        retried: ['A horse jumps'],
      },
    },
  ];
  expect(closingLines(parts)).toEqual([
    '',
    'unit tests: 2610 passed, 1 failed, 0 skipped, 214 s',
    'browser tests: 2 passed, 1 failed, 1 skipped, 10 s',
    'RETRIED  browser tests: A horse jumps',
    'FAILED  unit tests: A dog meows (tests/some.test.mjs): Error: woof',
    'FAILED  browser tests: A dog meows: Error: woof',
    '',
    '1 not run, named above',
    '',
    '2612 passed, 2 failed',
  ]);
  expect(closingLines([{ name: 'unit tests', seconds: 1, figures: nothing }]).at(-1)).toBe(
    '0 passed, 0 failed',
  );
});
