/**
 * `npm run bench`: bundles bench/ and runs it; see bench/README.md. Options: --only <group>[,<group>…], --quick
 * (fewer photos and rounds, for a first look).
 */
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { BUILT } from './build/ensure.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const output = path.join(root, '.cache', 'bench', 'build');

/** The app's processes and workers start from dist/, so build it first. */
const prepared = spawnSync(process.execPath, [path.join(root, 'scripts', 'prepare.mjs')], {
  stdio: 'inherit',
});
if (prepared.status !== 0) process.exit(1);

const children = (await readdir(path.join(root, 'bench', 'children'))).filter((name) => name !== 'types.ts');
await rm(output, { recursive: true, force: true });
await build({
  configFile: false,
  root,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: output,
    minify: false,
    rolldownOptions: {
      input: {
        main: path.join(root, 'bench', 'main.ts'),
        ...Object.fromEntries(
          children.map((name) => [name.replace(/\.ts$/, ''), path.join(root, 'bench', 'children', name)]),
        ),
      },
      external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
const run = spawnSync(process.execPath, [path.join(output, 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // The peers use ONNX Runtime directly, so turn off its telemetry here; see electron/engine/embedding/session.ts.
  env: { ...process.env, ORT_DISABLE_TELEMETRY: '1', [BUILT]: '1' },
});
process.exit(run.status ?? 1);
