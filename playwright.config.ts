/** Browser tests: the page in a real Chromium, one at a time (a small machine has two cores and an indexer to run). */
import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './test/support/chromium.ts';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  fullyParallel: false,
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
