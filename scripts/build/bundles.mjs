/** Configures the bundler for the Node bundles, the preload and the page; also for the builds of `npm run dev`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

/** Entries of the Node bundles: name in the build → source. */
const ENTRIES = {
  main: 'electron/main.ts',
  cli: 'electron/cli/main.ts',
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

/**
 * @param {string} root the project's folder
 * @param {Readonly<Record<string, string>>} entries name in the build → source, relative to the root
 * @returns {import('vite').InlineConfig} for Node bundles; the caller sets `build.outDir`
 */
export function nodeConfig(root, entries = ENTRIES) {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const packages = ['electron', ...Object.keys(dependencies)];
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]),
        ),
        external: (id) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/**
 * Builds one CommonJS file, because a sandboxed preload can neither be a module nor load one.
 * @returns {import('vite').InlineConfig}
 */
export function preloadConfig(root) {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      target: 'chrome130',
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
  };
}

/** Path of the page's own configuration, which the dev server reads too. */
export function pageConfigFile(root) {
  return path.join(root, 'renderer/vite.config.ts');
}

/** Writes the Node bundles to `<target>/node`. */
export async function buildNode(root, target) {
  await buildTo(path.join(target, 'node'), nodeConfig(root));
}

/** Writes the preload to `<target>/node`. */
export async function buildPreload(root, target) {
  await buildTo(path.join(target, 'node'), preloadConfig(root));
}

/**
 * Writes the page to `<target>/renderer`.
 * @returns {Promise<string[]>} the modules of other packages in it, relative to the root, for the notices
 */
export async function buildPage(root, target) {
  const { output } = await buildTo(path.join(target, 'renderer'), {
    configFile: pageConfigFile(root),
    logLevel: 'warn',
    // Don't warn that the Svelte plugin takes most of the time: compiling Svelte is what this build does.
    build: { emptyOutDir: false, rolldownOptions: { checks: { pluginTimings: false } } },
  });
  return output
    .flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    .map((id) => path.relative(root, id.replace(/^\0/, '')).replaceAll('\\', '/'))
    .filter((id) => id.startsWith('node_modules/'))
    .sort();
}

function buildTo(outDir, config) {
  return build({ ...config, build: { ...config.build, outDir } });
}
