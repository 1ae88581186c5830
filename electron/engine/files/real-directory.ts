/** Resolves directories that a user names to their real paths. Runs in the host and engine processes. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { fromFileSystem } from './fs-errors.ts';
import { asBuffer, showPath, type PathBytes } from './path-bytes.ts';

/**
 * The real path of a directory that can be listed.
 * @throws SightlineError `not-found`, `invalid-input` (a file), `unreadable` (no permission).
 */
export async function realDirectory(path: PathBytes): Promise<Buffer> {
  const shown = showPath(path);
  try {
    const real = await realpath(asBuffer(path), { encoding: 'buffer' });
    if (!(await stat(real)).isDirectory()) {
      throw new SightlineError('invalid-input', reasonText('addedFile', shown));
    }
    await readdir(real, { encoding: 'buffer' });
    return real;
  } catch (error) {
    const mapped = fromFileSystem(error, `a folder at ${shown}`);
    if (mapped instanceof SightlineError && mapped.kind === 'not-found') {
      throw new SightlineError('not-found', reasonText('addedNothing', shown), { cause: error });
    }
    if (mapped instanceof SightlineError && mapped.kind === 'read-only') {
      throw new SightlineError('unreadable', reasonText('addedForbidden', shown), {
        cause: error,
      });
    }
    throw mapped;
  }
}
