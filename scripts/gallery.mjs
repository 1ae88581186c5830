/** `npm run gallery`: builds the page when it has changed, bundles test/page/gallery.ts and runs it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ensureBuilt } from './build/ensure.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const outDir = path.join(root, '.cache/gallery');

const failure = ensureBuilt(['page']);
if (failure !== null) {
  console.error(`gallery: ${failure}`);
  process.exit(1);
}
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: path.join(root, 'test/page/gallery.ts'),
    target: 'node20',
    outDir,
    rolldownOptions: { external: /^[^./]/, output: { entryFileNames: 'gallery.mjs' } },
  },
});
const { status } = spawnSync(process.execPath, [path.join(outDir, 'gallery.mjs'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);
