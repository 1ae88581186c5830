/** Creates a directory with its parents. Runs in the host and engine processes. */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './fs-errors.ts';

/**
 * Creates a directory (mode 0700) and its missing parents; succeeds if it exists. Node's recursive mkdir would never
 * end where a parent exists but refuses a new entry as missing, as `/proc` does; this tries each
 * level once.
 * @throws system errors: ENOENT from such a parent, EEXIST or ENOTDIR for a file in the way, EACCES, EROFS, ENOSPC.
 */
export async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    const code = errorCode(error);
    if (
      code === 'ENOENT' &&
      path.dirname(directory) !== directory &&
      !(await exists(path.dirname(directory)))
    ) {
      await makeDirectory(path.dirname(directory));
      await mkdir(directory, { mode: 0o700 }).catch(ignoreExisting);
    } else if (!(await isDirectory(directory))) throw error;
  }
}

/** Another process may have created it in the meantime. */
function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function isDirectory(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
