/**
 * Keeps what a library writes from other users of the machine, whatever the data directory was before: paths of photos,
 * places and searches are in it. Runs in the host and engine processes.
 */
import { chmod, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../log/log.ts';

const OTHERS = 0o077;

/** Lets this process create files and directories for its user alone. */
export function createPrivately(): void {
  process.umask(OTHERS);
}

/**
 * Takes from others the rights that an earlier version, or another program, left them: on these directories, on the
 * files directly in them, and on other files.
 */
export async function keepPrivate(what: {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}): Promise<void> {
  if (process.platform === 'win32') return;
  for (const directory of what.directories) {
    await withdraw(directory);
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isFile()) await withdraw(path.join(directory, entry.name));
  }
  for (const file of what.files) await withdraw(file);
}

/** Leaves a missing file, and one of another user, as they are. */
async function withdraw(file: string): Promise<void> {
  try {
    const { mode } = await stat(file);
    if ((mode & OTHERS) !== 0) await chmod(file, mode & 0o777 & ~OTHERS);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      log.warn('a file could not be kept from other users', error);
  }
}
