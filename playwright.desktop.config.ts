/** Tests of the desktop app in a real Electron, one at a time: its own, and those of the page, which browsers run too. */
import { defineConfig } from '@playwright/test';

// Read by the fixtures of test/e2e, in this process and in the workers.
process.env['SIGHTLINE_TEST_HOST'] = 'desktop';

export default defineConfig({
  testDir: 'test',
  testMatch: ['desktop-e2e/*.spec.ts', 'e2e/*.spec.ts'],
  // What has no sense here says why in its annotation.
  grepInvert: /@browser/,
  testIgnore: [
    // What breaks and comes back there is a socket, which the desktop has none of.
    'e2e/connection.spec.ts',
    // The page of the server; the app's faults are in desktop-e2e/own-faults.spec.ts.
    'e2e/own-faults.spec.ts',
    // Cookies and ports are the web host's; the desktop has neither.
    'e2e/sign-in.spec.ts',
    // Brings its own host.
    'e2e/dev.spec.ts',
    // Looks are looked at once: the same Chromium draws the same page, and two hundred states take their time.
    'e2e/page-looks.spec.ts',
  ],
  // Builds what has changed.
  globalSetup: './scripts/build/before-tests.mjs',
  outputDir: 'test-results/desktop',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
});
