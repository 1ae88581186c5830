/** Tests of the desktop app in a real Electron, one at a time. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/desktop',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/desktop',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
});
