/** Reads the imports of a checkout as a graph of files. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isSource, readImports } from './read-imports.mjs';

/**
 * @param {string} root a checkout
 * @param {readonly string[]} folders to read, relative to the root
 * @returns {Map<string, string[]>} what each file imports; paths are relative to the root, with forward slashes
 */
export function readGraph(root, folders) {
  const relative = (file) => path.relative(root, file).replaceAll(path.sep, '/');
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isSource(entry.name))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)),
  );
  return new Map(files.sort().map((file) => [relative(file), readImports(file).map(relative)]));
}
