/** Bundles a TypeScript fixture so that plain Node can run it as a child process. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

/** Path of a JavaScript file made of `entry` (relative to the repository) and what it imports of ours. */
export async function bundle(entry: string): Promise<string> {
  const name = path.basename(entry, '.ts');
  // Below the repository, so that packages resolve.
  const outDir = path.join(appRoot, '.cache', 'test-bundles', `${name}-${process.pid}`);
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: appRoot,
    logLevel: 'error',
    build: {
      ssr: path.join(appRoot, entry),
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rolldownOptions: { external: /^[^./]/, output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return path.join(outDir, `${name}.mjs`);
}
