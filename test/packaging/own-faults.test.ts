/** Faults in Sightline itself, forced in each process of the packaged app: what its user sees, and what the log has. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { parseRecord, type LogRecord } from '../../electron/engine/log/record.ts';
import { layoutOf } from '../../scripts/inspect-package.mjs';
import { runElectron } from '../support/electron/run-electron.ts';
import { openPackagedPage } from './open-page.ts';
import { packageDir, usePackagedApp } from './packaged-app.ts';

const app = usePackagedApp();
const samples = path.join(layoutOf(packageDir).resources, 'samples');
const sampleNames = readdirSync(samples).filter((name) => name.endsWith('.jpg'));

/** Starts the app so that one of its processes fails, lets a user do something, and ends it. @returns its errors. */
async function errorsOf(name: string, act: (page: Page) => Promise<unknown>): Promise<LogRecord[]> {
  const run = await app.prepare();
  const dataDir = path.join(run.folder, 'home', 'library');
  const args = [`--data-dir=${dataDir}`, `--self-test=fail-${name}`];
  const { page, close } = await openPackagedPage({ ...run, args });
  try {
    await act(page);
  } finally {
    await close();
  }
  const log = readFileSync(path.join(dataDir, 'logs', 'app.log'), 'utf8');
  expect(sampleNames.filter((photo) => log.includes(photo))).toEqual([]);
  return log
    .split('\n')
    .map(parseRecord)
    .filter((record) => record !== null)
    .filter(({ level }) => level === 'error');
}

const searchWords = (page: Page): Promise<void> => page.getByLabel('Search your photos').fill('a walk');
const searchPhoto = (page: Page): Promise<void> =>
  page.getByTestId('query-file').setInputFiles(path.join(samples, 'tabby-cat.jpg'));

describe('a fault in the packaged app', () => {
  it.each([
    ['host', searchWords, 'app', 'search.query'],
    ['engine', searchWords, 'engine', 'engine.search.query'],
    ['embedder', searchPhoto, 'embedder', 'embedder.embedImage'],
  ])(
    'A fault in the %s of the packaged app is reported by its page and is in its log with a stack',
    async (name, act, process, request) => {
      const [first] = await errorsOf(name, async (page) => {
        await act(page);
        const card = page.getByRole('alert').filter({ hasText: 'Something went wrong in Sightline' });
        await card.waitFor({ timeout: 60_000 });
        expect(await card.innerText()).toMatch(/The details are in the log\.\s+Copy details\s+Show log/);
        expect(await page.locator('body').innerText()).not.toMatch(/terminal|command line/i);
      });
      expect(first).toMatchObject({
        process,
        message: `${request} failed: the ${name} process was told to fail`,
      });
      expect(first?.stack).toMatch(/^Error: the \w+ process was told to fail\n {4}at .*app\.asar.*:\d+:\d+/);
    },
  );

  it('A fault in the page of the packaged app is in its log with a stack, and the page goes on', async () => {
    const errors = await errorsOf('page', async (page) => {
      await page.locator('img[src^="thumb:"]').first().waitFor({ timeout: 60_000 });
    });
    expect(errors).toMatchObject([{ process: 'page', message: 'Error: the page was told to fail' }]);
    expect(errors[0]?.stack).toContain('app://sightline/fail.js');
  });

  it.each([
    ['host', 'search', 'the self-test failed'],
    ['engine', 'search', 'engine.search.query failed'],
    ['embedder', 'search with a photo', 'embedder.embedImage failed'],
  ])(
    'A fault in the %s fails the self-test of the packaged app at its step, with a stack on stderr',
    async (name, step, logged) => {
      const run = await app.prepare({ args: ['--self-test', `--self-test=fail-${name}`] });
      const { code, stdout, stderr } = await runElectron({ ...run, env: { TMPDIR: run.folder } });
      const message = `the ${name} process was told to fail`;
      expect(code, stderr).toBe(1);
      expect(JSON.parse(stdout)).toEqual({ ok: false, step, message });
      expect(stderr).toContain(`sightline: ${logged}: ${message}\nError: ${message}\n    at `);
      expect(readdirSync(run.folder).sort()).toEqual(['home', 'runtime']);
    },
  );
});
