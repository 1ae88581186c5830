/** `npm run seed`: builds what has changed, bundles bench/seed/main.ts and runs it in this process, so that Ctrl-C reaches it. */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { ensureBuilt } from './build/ensure.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outDir = path.join(root, '.cache/seed');

// The command line, which indexes the samples, and its services.
const failure = ensureBuilt(['node']);
if (failure !== null) {
  console.error(`seed: ${failure}`);
  process.exit(1);
}
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: path.join(root, 'bench/seed/main.ts'),
    target: 'node20',
    outDir,
    rolldownOptions: {
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
      output: { entryFileNames: 'seed.mjs' },
    },
  },
});
await import(pathToFileURL(path.join(outDir, 'seed.mjs')).href);
