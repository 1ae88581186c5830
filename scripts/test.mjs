/**
 * `npm test`: builds when needed, runs the unit, golden and integration tests (vitest), the desktop tests (Electron is
 * found or made, see electron-runtime.mjs), those of the packaged app (check-package.mjs) and the browser tests (Playwright in a
 * Chromium that is found or installed), and ends with the line `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT } from './build/ensure.mjs';
import { checkPackage } from './check-package.mjs';
import { ensureVirtualDisplay, findElectron } from './electron-runtime.mjs';
import { findChromium } from './find-chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const results = path.join(root, 'test-results');
const bin = (name) => path.join(root, 'node_modules', name);

function run(command, args, env = {}) {
  return (
    spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
  );
}

/** Adds one runner's figures to the total; a runner that left no report counts as one failure. */
function count(name, status, read) {
  let figures = { passed: 0, failed: 0, skipped: 0 };
  try {
    figures = read();
  } catch (error) {
    console.error(`${name}: no readable report (${error.message})`);
    figures.failed = 1;
  }
  if (status !== 0 && figures.failed === 0) figures.failed = 1;
  console.log(`${name}: ${figures.passed} passed, ${figures.failed} failed, ${figures.skipped} skipped`);
  return figures;
}

/** Runs one project of vitest.config.ts. @returns its exit status; the report lies in `results`. */
function runVitest(project, env) {
  const report = `--outputFile.json=${path.join(results, `${project}.json`)}`;
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', report];
  return run(process.execPath, [bin('vitest/vitest.mjs'), ...args], env);
}

function readVitest(file) {
  const report = JSON.parse(readFileSync(path.join(results, file), 'utf8'));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  );
  const skipped = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'skipped' || test.status === 'pending');
  for (const test of skipped) console.log(`NOT RUN: ${test.fullName}`);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: skipped.length,
  };
}

/** Runs Playwright with a configuration of its own. @returns its exit status; the report lies in `results`. */
function runPlaywright(config, report, env = {}) {
  const args = ['test', `--config=${config}`, '--reporter=list,json'];
  return run(process.execPath, [bin('@playwright/test/cli.js'), ...args], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, report),
  });
}

function readPlaywright(report) {
  const { stats, errors } = JSON.parse(readFileSync(path.join(results, report), 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const totals = [];

const built = run(process.execPath, ['scripts/prepare.mjs']);
if (built !== 0) {
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

process.env[BUILT] = '1';

const electron = await findElectron();
const noElectron = electron.reason ?? ensureVirtualDisplay();
if (noElectron) {
  console.error(`\nNOT RUN: all tests in Electron. ${noElectron}`);
  totals.push({ passed: 0, failed: process.env.CI ? 1 : 0, skipped: 0 });
}

for (const kind of ['unit', 'golden', 'integration']) {
  const status = runVitest(
    kind,
    noElectron ? { SIGHTLINE_NO_ELECTRON: noElectron } : { SIGHTLINE_ELECTRON_DIST: electron.dist },
  );
  totals.push(count(`${kind} tests`, status, () => readVitest(`${kind}.json`)));
}

if (!noElectron) {
  const desktop = runPlaywright('playwright.desktop.config.ts', 'desktop.json', {
    SIGHTLINE_ELECTRON_DIST: electron.dist,
  });
  totals.push(count('desktop tests', desktop, () => readPlaywright('desktop.json')));
  const status = checkPackage(electron.dist);
  totals.push(count('tests of the packaged app', status, () => readVitest('package.json')));
}

const chromium = findChromium();
if (chromium.file) {
  const playwright = runPlaywright('playwright.config.ts', 'playwright.json', {
    SIGHTLINE_CHROMIUM: chromium.file,
  });
  totals.push(count('browser tests', playwright, () => readPlaywright('playwright.json')));
} else {
  console.error(`\nNOT RUN: all browser tests. No Chromium: ${chromium.reason}`);
  // A machine that only runs tests must not pass without them.
  totals.push({ passed: 0, failed: process.env.CI ? 1 : 0, skipped: 1 });
}

const sum = (key) => totals.reduce((total, figures) => total + figures[key], 0);
const failed = sum('failed');
if (sum('skipped') > 0) console.log(`\n${sum('skipped')} not run, named above`);
console.log(`\n${sum('passed')} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
