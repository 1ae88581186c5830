/** Chooses Chromium's folder for the window, which also determines the single instance. Runs in the main process. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/** How much of a checksum is enough to distinguish one user's libraries. */
const CHARACTERS = 12;

/**
 * A separate folder for each library, so that a start with another library opens a second app instead of adding
 * folders to the wrong one.
 * @param base the folder for the user's default library.
 * @param dataDir the library's data directory; null for the default.
 */
export function windowDataDir(base: string, dataDir: string | null, defaultDataDir: string): string {
  if (dataDir === null || path.relative(defaultDataDir, dataDir) === '') return base;
  return `${base} ${createHash('sha256').update(dataDir).digest('hex').slice(0, CHARACTERS)}`;
}
