/** Bundles a TypeScript fixture so that plain Node, or Electron, can run it. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { appRoot } from '../../electron/engine/app-root.ts';

export interface Bundle {
  readonly file: string;
  /** Deletes it. */
  readonly remove: () => void;
}

/** @param entry relative to the repository; what it imports of ours is put in. */
export async function buildBundle(entry: string): Promise<Bundle> {
  const name = path.basename(entry, '.ts');
  // Below the repository, so that packages resolve.
  const outDir = path.join(appRoot, '.cache', 'test-bundles', `${name}-${process.pid}`);
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
  return {
    file: path.join(outDir, `${name}.mjs`),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
