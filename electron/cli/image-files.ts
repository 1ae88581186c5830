/** Lists the image files for `classify`, by name alone. Runs in the CLI process. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import { formatOfName } from '../engine/files/formats.ts';
import { isIgnoredName } from '../engine/files/ignored-names.ts';
import { asBuffer, joinPath, showPath, type PathBytes } from '../engine/files/path-bytes.ts';
import { pathError } from './path-errors.ts';

/**
 * Yields every given file as it is, and recursively the files in every given folder whose names have a supported
 * extension, sorted by name. Does not follow links to folders.
 * @throws SightlineError `not-found` or `unreadable` for an argument that is missing or can't be listed.
 */
export async function* listImageFiles(named: readonly PathBytes[]): AsyncGenerator<Uint8Array> {
  for (const file of named) {
    const found = await stat(asBuffer(file)).catch((error: unknown) => {
      throw pathError(error, 'an image or a folder with images', showPath(file));
    });
    if (found.isDirectory()) yield* imagesBelow(asBuffer(file));
    else yield file;
  }
}

async function* imagesBelow(directory: Buffer): AsyncGenerator<Uint8Array> {
  const entries = await readdir(directory, { withFileTypes: true, encoding: 'buffer' }).catch(
    (error: unknown) => {
      const { kind } = toSightlineError(error);
      throw new SightlineError(
        kind,
        `expected a folder that you have permission to list, received ${showPath(directory)}`,
      );
    },
  );
  entries.sort((a, b) => Buffer.compare(asBuffer(a.name), asBuffer(b.name)));
  for (const entry of entries) {
    if (isIgnoredName(entry.name)) continue;
    const file = joinPath(directory, entry.name);
    if (entry.isDirectory()) yield* imagesBelow(file);
    else if (isImage(entry.name) && (await isFile(entry, file))) yield file;
  }
}

function isImage(name: Uint8Array): boolean {
  return formatOfName(name)?.kind === 'photo';
}

async function isFile(entry: Dirent<Buffer>, file: Buffer): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
