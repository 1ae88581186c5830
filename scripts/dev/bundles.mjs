/**
 * Builds the Node bundles of `npm run dev` in a separate folder per run, leaving dist/ to tests and `npm start`. Each
 * build reports which entries have changed.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { buildKernel } from '../build-kernel.mjs';
import { nodeConfig, preloadConfig } from '../build/bundles.mjs';

const SERVICES = {
  engine: 'electron/engine/service/entry.ts',
  embedder: 'electron/engine/embedder/entry.ts',
  decoder: 'electron/engine/embedder/decoder-entry.ts',
  fetcher: 'electron/engine/hub/entry.ts',
  'desktop-fetcher': 'electron/desktop/fetcher-entry.ts',
  courier: 'electron/engine/hub/courier-entry.ts',
  'desktop-courier': 'electron/desktop/courier-entry.ts',
  'scan-worker': 'electron/engine/vectors/scan-worker.ts',
  'metadata-worker': 'electron/engine/images/metadata-worker.ts',
  'decode-worker': 'electron/engine/formats/decode-worker.ts',
};
const HOSTS = { web: 'electron/dev/web.ts', desktop: 'electron/dev/desktop.ts' };

/**
 * @param {string} root the project's folder
 * @param {boolean} desktop whether the host is Electron
 */
export async function createBundles(root, desktop) {
  const runs = path.join(root, '.cache/dev');
  await removeDead(runs);
  const folder = path.join(runs, String(process.pid));
  const node = path.join(folder, 'node');
  await mkdir(node, { recursive: true });
  // Electron starts a folder with a package.json. The name differs from the app's, whose folder is further up.
  const manifest = {
    name: 'sightline-dev',
    type: 'module',
    main: 'node/host.js',
    desktopName: 'sightline.desktop',
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const config = nodeConfig(root, { host: desktop ? HOSTS.desktop : HOSTS.web, ...SERVICES });
  let known = new Map();

  /** @returns {Promise<Map<string, string>>} entry → checksum of all code that it may run */
  const bundle = async () => {
    const { output } = await build({
      ...config,
      logLevel: 'silent',
      build: { ...config.build, outDir: node },
    });
    const entries = entryChecksums(output);
    if (desktop) {
      const preload = preloadConfig(root);
      const made = await build({ ...preload, logLevel: 'silent', build: { ...preload.build, outDir: node } });
      entries.set('preload', checksum(made[0].output[0].code));
    }
    const kernel = path.join(node, 'kernel.wasm');
    await buildKernel(kernel);
    return entries;
  };

  return {
    folder,
    /**
     * Writes nothing if the sources do not compile.
     * @returns {Promise<{ changed: string[], milliseconds: number, error?: string }>} `changed`: entries
     */
    async build() {
      const started = performance.now();
      try {
        const entries = await bundle();
        const changed = [...entries].filter(([name, sum]) => known.get(name) !== sum).map(([name]) => name);
        known = entries;
        return { changed, milliseconds: performance.now() - started };
      } catch (error) {
        return { changed: [], milliseconds: performance.now() - started, error: error.message };
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Checksums of each entry's code and of all chunks that it imports, statically or dynamically. */
function entryChecksums(output) {
  const chunks = new Map(
    output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]),
  );
  const reach = (name, reached) => {
    const chunk = chunks.get(name);
    if (!chunk || reached.has(name)) return reached;
    reached.add(name);
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) reach(other, reached);
    return reached;
  };
  return new Map(
    [...chunks.values()]
      .filter(({ isEntry }) => isEntry)
      .map(({ name, fileName }) => [
        name,
        checksum([...reach(fileName, new Set())].map((file) => chunks.get(file).code).join('\0')),
      ]),
  );
}

function checksum(text) {
  return createHash('sha256').update(text).digest('base64url');
}

/** Removes the folders of dead processes; a folder's name is the id of its process. */
async function removeDead(runs) {
  for (const name of await readdir(runs).catch(() => [])) {
    try {
      process.kill(Number(name), 0);
    } catch (error) {
      if (error.code === 'ESRCH') await rm(path.join(runs, name), { recursive: true, force: true });
    }
  }
}
