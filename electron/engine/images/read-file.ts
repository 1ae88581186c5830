/**
 * Reads a photo's bytes once, with a defined outcome for anything a path can turn out to be. Runs in the embedder
 * process.
 */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { errorCode } from '../files/fs-errors.ts';
import { asBuffer } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { contentHash, formerHash } from './content-hash.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { PixelBudget } from './pixel-budget.ts';

export interface PhotoFile {
  readonly bytes: Buffer;
  /** Hex; see content-hash.ts. */
  readonly contentHash: string;
  /** That of earlier versions, if it differs. */
  readonly formerHash: string | undefined;
}

/**
 * Error codes for a disk that was pulled out or a network drive that does not answer. They say nothing about the
 * file; a scan of its directory decides whether the folder is unavailable. `EIO` is not among them, because it may be
 * a single bad sector; files that failed with it are retried when their folder comes back (library/check-folder.ts).
 */
const DRIVE_LOST: ReadonlySet<string> = new Set([
  ...['ENXIO', 'ENODEV', 'ENOLINK', 'EREMOTEIO', 'ENOTCONN', 'ESHUTDOWN', 'ETIMEDOUT'],
  ...['EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH'],
  ...['ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET'],
]);

/**
 * Error codes of a system that has run out of file descriptors or memory. They say nothing about the file, and what is
 * missing is usually free again in a moment.
 */
const EXHAUSTED: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN']);
/** Waits between tries, doubled each time: 25 seconds in all. */
const FIRST_WAIT_MILLISECONDS = 100;
const MOST_TRIES = 9;

const inMemory = new PixelBudget(IMAGE_LIMITS.fileBytesInFlight);

/**
 * Reads a file and runs `work` on its contents. Limits how many bytes of files are in memory at once, so a large file
 * waits for those before it.
 * @param ahead read before waiting files, because a user is waiting for this one.
 * @throws SightlineError `not-found` (it vanished, or its drive did), `unavailable` (the system has no file descriptors or
 *   memory left and waiting did not help), `unreadable` (no permission, not a regular file, empty, a failing disk),
 *   `too-large`; and whatever `work` throws.
 */
export async function usePhotoFile<Result>(
  path: PathBytes,
  work: (file: PhotoFile) => Promise<Result>,
  ahead = false,
): Promise<Result> {
  const { file, size } = await openWhenPossible(path);
  return inMemory.use(size, async () => work(describe(await readAndClose(file, size))), ahead);
}

/** Reads one file without waiting for others. @throws as {@link usePhotoFile}. */
export async function readPhotoFile(path: PathBytes): Promise<PhotoFile> {
  const { file, size } = await openWhenPossible(path);
  return describe(await readAndClose(file, size));
}

function describe(bytes: Buffer): PhotoFile {
  return { bytes, contentHash: contentHash(bytes), formerHash: formerHash(bytes) };
}

/** Opens a file; waits and tries again while the system is out of file descriptors or memory. */
async function openWhenPossible(path: PathBytes): Promise<{ file: FileHandle; size: number }> {
  for (let tried = 1, wait = FIRST_WAIT_MILLISECONDS; ; tried++, wait *= 2) {
    try {
      return await openPhotoFile(asBuffer(path));
    } catch (error) {
      if (tried === MOST_TRIES || !EXHAUSTED.has(errorCode(error))) return explain(error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function openPhotoFile(path: Buffer): Promise<{ file: FileHandle; size: number }> {
  // Without O_NONBLOCK, opening a pipe named like a photo would wait forever for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      throw new SightlineError('unreadable', reasonText('noFile'));
    }
    if (found.size === 0) throw new SightlineError('unreadable', reasonText('fileEmpty'));
    if (found.size > IMAGE_LIMITS.fileBytes) {
      throw new SightlineError(
        'too-large',
        reasonText('fileTooLarge', IMAGE_LIMITS.fileBytes / 2 ** 20, Math.round(found.size / 2 ** 20)),
      );
    }
    return { file, size: found.size };
  } catch (error) {
    await closed(file);
    throw error;
  }
}

/** Reads `size` bytes, or fewer if the file has shrunk since; if it has grown, the next scan notices. */
async function readAndClose(file: FileHandle, size: number): Promise<Buffer> {
  try {
    // Read in one go if the system allows it: each further trip to the thread pool queues behind decodes.
    const buffer = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(buffer, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } catch (error) {
    return explain(error);
  } finally {
    await closed(file);
  }
}

/** Closes the file; ignores failures, which a lost drive may cause: nothing was written, so nothing can be lost. */
async function closed(file: FileHandle): Promise<void> {
  await file.close().catch(() => undefined);
}

function explain(error: unknown): never {
  throw error instanceof SightlineError ? error : fromReading(error as NodeJS.ErrnoException);
}

function fromReading(error: NodeJS.ErrnoException): SightlineError {
  const unreadable = reasonText('fileUnreadable', error.code ?? error.message);
  if (error.code !== undefined && DRIVE_LOST.has(error.code)) {
    return new SightlineError('not-found', unreadable, { cause: error });
  }
  if (error.code !== undefined && EXHAUSTED.has(error.code)) {
    return new SightlineError('unavailable', unreadable, { cause: error });
  }
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
      return new SightlineError('not-found', reasonText('fileGone'), { cause: error });
    case 'EACCES':
    case 'EPERM':
      return new SightlineError('unreadable', reasonText('fileForbidden'), {
        cause: error,
      });
    case undefined:
    default:
      return new SightlineError('unreadable', unreadable, { cause: error });
  }
}
