/** The scan worker built from the sources as they are now, for tests that need the real thread. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { appRoot } from '../../../electron/engine/app-root.ts';
import { buildKernel } from '../../../scripts/build-kernel.mjs';

/** The mortal worker exits when it is asked for a scan with this hub weight. */
export const DEADLY_HUB_WEIGHT = 666;

// Listens before the worker does, so that it dies instead of answering.
const DEATH = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ method, input }) => {
  if (method === 'scan' && input.hubWeight === ${DEADLY_HUB_WEIGHT}) process.exit(3);
});
`;
const MORTAL = `import './death.mjs';\nimport './scan-worker.mjs';\n`;

export interface BuiltWorker {
  readonly entry: string;
  /** The same worker, but one that can be made to die. */
  readonly mortalEntry: string;
  readonly remove: () => void;
}

/** Builds worker and kernel into a new temporary folder. */
export async function buildScanWorker(): Promise<BuiltWorker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sightline-scan-worker-'));
  await build({
    configFile: false,
    root: appRoot,
    logLevel: 'warn',
    build: {
      ssr: path.join(appRoot, 'electron/engine/vectors/scan-worker.ts'),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'scan-worker.mjs' } },
    },
  });
  await buildKernel(path.join(folder, 'kernel.wasm'));
  writeFileSync(path.join(folder, 'death.mjs'), DEATH);
  writeFileSync(path.join(folder, 'mortal.mjs'), MORTAL);
  return {
    mortalEntry: path.join(folder, 'mortal.mjs'),
    entry: path.join(folder, 'scan-worker.mjs'),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
