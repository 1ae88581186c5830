/**
 * Builds dist/ (npm's `prepare`): the Node bundles of electron/, the vector kernel, the page, icons and notices. Returns at once
 * when dist/ was built from the files as they are now; builds into a temporary folder and renames it, so that a
 * kill never leaves half a build. `--force` builds in any case.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stampFile = path.join(dist, 'build-stamp');
const inputs = [
  'electron',
  'renderer',
  'shared',
  'scripts',
  'docs/licences',
  'package.json',
  'package-lock.json',
];

/** sha256 over the names and contents of everything that goes into the build. */
async function inputStamp() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesBelow(path.join(root, input))) {
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesBelow(start) {
  const entries = await readdir(start, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (!entries) return [start];
  const files = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    files.push(...(await filesBelow(path.join(start, entry.name))));
  }
  return files;
}

async function buildInto(target) {
  const { build } = await import('vite');
  const { buildIcons } = await import('./build-icons.mjs');
  const { buildKernel } = await import('./build-kernel.mjs');
  const { buildNotices } = await import('./build-notices.mjs');
  const packageJson = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const packages = ['electron', ...Object.keys(packageJson.dependencies)];
  const external = (id) => packages.some((name) => id === name || id.startsWith(`${name}/`));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(target, 'node'),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: {
          main: path.join(root, 'electron/main.ts'),
          cli: path.join(root, 'electron/cli/main.ts'),
          engine: path.join(root, 'electron/engine/service/entry.ts'),
          embedder: path.join(root, 'electron/engine/embedder/entry.ts'),
          'scan-worker': path.join(root, 'electron/engine/vectors/scan-worker.ts'),
          'metadata-worker': path.join(root, 'electron/engine/images/metadata-worker.ts'),
        },
        external,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  await buildPreload(target);
  await buildKernel(path.join(target, 'node', 'kernel.wasm'));
  const page = await build({
    configFile: path.join(root, 'renderer/vite.config.ts'),
    logLevel: 'warn',
    build: {
      outDir: path.join(target, 'renderer'),
      emptyOutDir: true,
      // Compiling Svelte is what the build is there for.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  });
  const modules = page.output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const notices = buildNotices(root, modules).text;
  await writeFile(path.join(target, 'third-party-notices.txt'), notices);
  // The page shows them too.
  await writeFile(path.join(target, 'renderer', 'licences.txt'), notices);
  await buildIcons(path.join(root, 'renderer/public/favicon.svg'), path.join(target, 'icons'));
}

/** One CommonJS file: a sandboxed preload can neither be a module nor load one. */
async function buildPreload(target) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      target: 'chrome130',
      outDir: path.join(target, 'node'),
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      lib: {
        entry: path.join(root, 'electron/preload.ts'),
        formats: ['cjs'],
        fileName: () => 'preload.cjs',
      },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

/** Removes the temporary folders of builds that were killed; the process id is in the name. */
async function removeLeftovers() {
  for (const name of await readdir(root)) {
    const pid = /^dist\.tmp-(?:old-)?(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(path.join(root, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const stamp = await inputStamp();
const built = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
if (built === stamp && !process.argv.includes('--force')) process.exit(0);

await removeLeftovers();
const temporary = path.join(root, `dist.tmp-${process.pid}`);
await rm(temporary, { recursive: true, force: true });
await mkdir(temporary, { recursive: true });
try {
  await buildInto(temporary);
  await writeFile(path.join(temporary, 'build-stamp'), stamp);
  const old = path.join(root, `dist.tmp-old-${process.pid}`);
  await rename(dist, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(temporary, dist);
  await rm(old, { recursive: true, force: true });
} catch (error) {
  console.error(`sightline: the build failed; dist/ is as it was before. ${error.message}`);
  process.exitCode = 1;
} finally {
  await rm(temporary, { recursive: true, force: true });
}
