/**
 * Browser tests: the page in a real Chromium. Two at a time where the engine is a stand-in, one at a time where an
 * indexer runs beside (a small machine has two cores).
 */
import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './test/support/chromium.ts';

/** Specs of the whole: the real server, engine and model. */
const WHOLE = [
  'connection',
  'dev',
  'first-minute',
  'folders',
  'own-faults',
  'searching',
  'tagging-real',
  'models-real',
].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'test/e2e',
  // Builds what has changed.
  globalSetup: './scripts/build/before-tests.mjs',
  outputDir: 'test-results/e2e',
  workers: 2,
  projects: [
    { name: 'page', testIgnore: [...WHOLE, 'headed/**'], fullyParallel: true },
    { name: 'whole', testMatch: WHOLE, workers: 1 },
    // Headless browsers hide scroll bars; these specs bring a browser with a window, and the display for it.
    { name: 'headed', testMatch: 'headed/*.spec.ts', workers: 1 },
  ],
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Not a trace: its recorder fetches blob: images, which the page's security policy reports.
    screenshot: 'only-on-failure',
    launchOptions: chromiumOptions(),
  },
});
