/** Reads a photo's bytes once, with a stated outcome for everything a path can turn out to be. Embedder process. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { asBuffer } from '../library/path-bytes.ts';
import type { PathBytes } from '../processes/messages.ts';
import { IMAGE_LIMITS } from './image-limits.ts';

export interface PhotoFile {
  readonly bytes: Buffer;
  /** Hex sha256 of the bytes. */
  readonly contentHash: string;
}

/**
 * @throws SightlineError `not-found` (it vanished), `unreadable` (not permitted, no regular file, empty, a failing
 *   disk), `too-large`.
 */
export async function readPhotoFile(path: PathBytes): Promise<PhotoFile> {
  const bytes = await readBytes(asBuffer(path)).catch((error: unknown) => {
    throw error instanceof SightlineError ? error : fromReading(error as NodeJS.ErrnoException);
  });
  return { bytes, contentHash: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(path: Buffer): Promise<Buffer> {
  // Without O_NONBLOCK, opening a pipe that is named like a photo would wait for a writer for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      throw new SightlineError('unreadable', 'expected a regular file, found a directory, pipe or device');
    }
    if (found.size === 0) throw new SightlineError('unreadable', 'expected an image, the file is empty (0 bytes)');
    if (found.size > IMAGE_LIMITS.fileBytes) {
      throw new SightlineError(
        'too-large',
        `expected a file of at most ${IMAGE_LIMITS.fileBytes / 2 ** 20} MB, received ${Math.round(found.size / 2 ** 20)} MB`,
      );
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function fromReading(error: NodeJS.ErrnoException): SightlineError {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
      return new SightlineError('not-found', 'the file is gone', { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new SightlineError('unreadable', 'this user may not read the file (permission denied)', {
        cause: error,
      });
    default:
      return new SightlineError('unreadable', `the file could not be read (${error.code ?? error.message})`, {
        cause: error,
      });
  }
}
