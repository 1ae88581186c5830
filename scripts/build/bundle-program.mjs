/** Bundles a TypeScript program that only developers run, such as the gallery, for plain Node. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ensureBuilt } from './ensure.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Builds the parts of dist/ that the program starts, then bundles it. If a part can't be built, prints one line and
 * exits this process.
 * @param {string} name of the program, and of its folder below .cache
 * @param {string} entry relative to the repository; packages stay outside of the bundle
 * @param {readonly string[]} parts
 * @returns {Promise<string>} the file to run
 */
export async function bundleProgram(name, entry, parts) {
  const failure = ensureBuilt(parts);
  if (failure !== null) {
    console.error(`${name}: ${failure}`);
    process.exit(1);
  }
  const outDir = path.join(root, '.cache', name);
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: path.join(root, entry),
      target: 'node20',
      outDir,
      rolldownOptions: {
        external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
        output: { entryFileNames: `${name}.mjs` },
      },
    },
  });
  return path.join(outDir, `${name}.mjs`);
}
