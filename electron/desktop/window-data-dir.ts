/** Where Chromium keeps what belongs to the window, and with it who is the one instance. Runs in the main process. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/** Enough of a checksum to tell the libraries of one person apart. */
const CHARACTERS = 12;

/**
 * A folder for each library: a start with another one opens that beside the app that runs, and does not add its folders
 * to the wrong library.
 * @param base for the user's default library.
 * @param dataDir of the library; null for the default.
 */
export function windowDataDir(base: string, dataDir: string | null, defaultDataDir: string): string {
  if (dataDir === null || path.relative(defaultDataDir, dataDir) === '') return base;
  return `${base} ${createHash('sha256').update(dataDir).digest('hex').slice(0, CHARACTERS)}`;
}
