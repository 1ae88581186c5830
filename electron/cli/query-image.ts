/** Checks the image that a search starts from, before the library is opened. Runs in the CLI process. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import { pathError } from './path-errors.ts';

/**
 * The absolute path of an image file.
 * @throws SightlineError `not-found` or `unreadable` that names what was typed, for a file that is not there, an
 *   address on the web, or a folder.
 */
export async function queryImagePath(name: string): Promise<string> {
  const file = path.resolve(name);
  const found = await stat(file).catch((error: unknown) => {
    if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(name)) throw pathError(error, 'an image file', file);
    throw new SightlineError(
      'not-found',
      `expected an image file, received the address ${name}; download the image first`,
      { cause: error },
    );
  });
  if (found.isDirectory()) {
    throw new SightlineError('invalid-input', `expected an image file, received ${file}, which is a folder`);
  }
  return file;
}
