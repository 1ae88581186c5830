/** Browser tests: the page in a real Chromium, one at a time (a small machine has two cores and an indexer to run). */
import { existsSync } from 'node:fs';
import { chromium, defineConfig } from '@playwright/test';

/** Named by the caller, else Playwright's own when it is there, else the system's. */
function executablePath(): string | undefined {
  const named = process.env['SIGHTLINE_CHROMIUM'];
  if (named) return named;
  return existsSync(chromium.executablePath()) ? undefined : '/usr/bin/chromium';
}

const executable = executablePath();

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
    launchOptions: {
      ...(executable === undefined ? {} : { executablePath: executable }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
