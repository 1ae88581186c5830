/**
 * Unit, golden and integration tests, each kind with a time limit of its own: `npx vitest run --project unit`. Browser tests
 * are Playwright's (playwright.config.ts); those of the packaged app have a configuration of their own (test/packaging/).
 */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * Tests that lie with their topic and yet are no unit tests: they build something, start processes or workers, open the
 * starter model, read the types of the whole tree, or wait for a file system to tell of changes.
 */
const BESIDE_THEIR_TOPIC = [
  'test/cli/bin.test.ts',
  'test/cli/desktop/*.test.ts',
  'test/desktop/updates/updates.test.ts',
  'test/engine/embedder/service.test.ts',
  'test/engine/embedding/session.test.ts',
  'test/engine/images/read-metadata.test.ts',
  'test/engine/library/library-watcher.test.ts',
  'test/engine/library/queue.test.ts',
  'test/engine/models/int8-weights.test.ts',
  'test/engine/processes/supervisor.test.ts',
  'test/engine/store/lock.test.ts',
  'test/engine/tagging/label-scores.test.ts',
  'test/engine/vectors/vector-index.test.ts',
  'test/scripts/lint.test.ts',
  'test/scripts/prepare.test.ts',
  'test/scripts/seed.test.ts',
  'test/scripts/test-reports.test.ts',
  'test/web/directories.test.ts',
];

/** Builds what has changed before tests that start what is built. */
const BUILD_FIRST = 'scripts/build/before-tests.mjs';

export default defineConfig({
  // Compiles the runes of the page's state classes (renderer/state/*.svelte.ts).
  plugins: [svelte({ configFile: false })],
  test: {
    // For tests that run the peer, transformers.js; see the note in electron/engine/embedding/session.ts.
    env: { ORT_DISABLE_TELEMETRY: '1' },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/golden/**',
            'test/integration/**',
            'test/e2e/**',
            'test/packaging/**',
            ...BESIDE_THEIR_TOPIC,
          ],
          testTimeout: 10_000,
          hookTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'golden',
          include: ['test/golden/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', ...BESIDE_THEIR_TOPIC],
          globalSetup: BUILD_FIRST,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
