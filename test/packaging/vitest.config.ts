/** Tests of the packaged app; `npm run check:package` makes it and names it in SIGHTLINE_PACKAGE. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/packaging/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Each starts the whole app; side by side they would only wait for each other.
    fileParallelism: false,
  },
});
