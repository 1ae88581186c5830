import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Unit, golden and integration tests. Browser tests are Playwright's (playwright.config.ts); those of the
 * packaged app have a configuration of their own (test/packaging/). */
export default defineConfig({
  // Compiles the runes of the page's state classes (renderer/state/*.svelte.ts).
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/packaging/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // For tests that run the peer, transformers.js; see the note in electron/engine/embedding/session.ts.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    pool: 'forks',
    maxWorkers: 2,
  },
});
