/**
 * `npm test`: builds when needed, runs the unit, golden and integration tests (vitest), the desktop tests (Electron
 * is found or made, see electron-runtime.mjs), those of the packaged app (check-package.mjs) and the browser tests
 * (Playwright in a Chromium that is found or installed), and ends with what failed, if anything, and the line `N
 * passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT } from './build/ensure.mjs';
import { checkPackage } from './check-package.mjs';
import { ensureVirtualDisplay, findElectron } from './electron-runtime.mjs';
import { findChromium } from './find-chromium.mjs';
import { closingLines, countLine, readPlaywright, readVitest } from './test-reports.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, 'test-results');
const bin = (name) => path.join(root, 'node_modules', name);

function run(command, args, env = {}) {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
  );
}

/** Runs one kind of tests, prints its figures, and keeps them for the end of this run. */
function part(name, runTests, report, read) {
  const started = performance.now();
  const status = runTests();
  const seconds = (performance.now() - started) / 1000;
  const done = { name, figures: figuresOf(status, report, read), seconds };
  for (const title of done.figures.skipped) console.log(`NOT RUN: ${title}`);
  console.log(countLine(done));
  parts.push(done);
}

/** A runner that left no report, or failed without saying so in it, counts as one failure. */
function figuresOf(status, report, read) {
  const failure = (title, error) => ({ title, file: '', error });
  try {
    const figures = read(JSON.parse(readFileSync(path.join(results, report), 'utf8')), root);
    if (status === 0 || figures.failures.length > 0) return figures;
    const unexplained = failure('the run', `it ended with ${status}, and its report names no failure`);
    return { ...figures, failures: [unexplained] };
  } catch (error) {
    const unread = failure(
      'the run',
      `it ended with ${status} and left no readable report (${error.message})`,
    );
    return { passed: 0, failures: [unread], skipped: [], retried: [] };
  }
}

/** A machine that only runs tests must not pass without those that can't run. */
function notRun(name, reason) {
  console.error(`\nNOT RUN: ${name}. ${reason}`);
  const title = `all ${name}`;
  const failures = process.env.CI ? [{ title, file: '', error: reason }] : [];
  parts.push({ name, figures: { passed: 0, failures, skipped: [title], retried: [] }, seconds: 0 });
}

/** Runs one project of vitest.config.ts. @returns its exit status. */
function runVitest(project, report, env) {
  const output = `--outputFile.json=${path.join(results, report)}`;
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', output];
  return run(process.execPath, [bin('vitest/vitest.mjs'), ...args], env);
}

/** Runs Playwright with a configuration of its own. @returns its exit status. */
function runPlaywright(config, report, env) {
  const args = ['test', `--config=${config}`, '--reporter=list,json'];
  return run(process.execPath, [bin('@playwright/test/cli.js'), ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, report),
  });
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const parts = [];

const built = run(process.execPath, ['scripts/prepare.mjs']);
if (built !== 0) {
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

process.env[BUILT] = '1';

const electron = await findElectron();
const noElectron = electron.reason ?? ensureVirtualDisplay();
const dist = { SIGHTLINE_ELECTRON_DIST: electron.dist };

for (const kind of ['unit', 'golden', 'integration']) {
  const report = `${kind}.json`;
  const env = noElectron ? { SIGHTLINE_NO_ELECTRON: noElectron } : dist;
  part(`${kind} tests`, () => runVitest(kind, report, env), report, readVitest);
}

if (noElectron) notRun('tests in Electron', noElectron);
else {
  const desktop = () => runPlaywright('playwright.desktop.config.ts', 'desktop.json', dist);
  part('desktop tests', desktop, 'desktop.json', readPlaywright);
  part('tests of the packaged app', () => checkPackage(electron.dist), 'package.json', readVitest);
}

const chromium = findChromium();
if (chromium.file) {
  const env = { SIGHTLINE_CHROMIUM: chromium.file };
  const browser = () => runPlaywright('playwright.config.ts', 'browser.json', env);
  part('browser tests', browser, 'browser.json', readPlaywright);
} else notRun('browser tests', `No Chromium: ${chromium.reason}`);

for (const line of closingLines(parts)) console.log(line);
process.exit(parts.some(({ figures }) => figures.failures.length > 0) ? 1 : 0);
