/** Maps errors of node:fs to the closed list of error kinds. Runs in the engine process. */
import { SightlineError, type ErrorKind } from '../../../shared/errors.ts';

const KINDS: Readonly<Record<string, ErrorKind>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'invalid-input',
  EEXIST: 'invalid-input',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'which does not exist',
  ENOTDIR: 'which is inside a file',
  ENAMETOOLONG: 'which is longer than the system allows',
  EISDIR: 'which is a folder',
  EEXIST: 'which already exists',
  ELOOP: 'which is a link that leads back to itself',
  EACCES: 'for which permission was denied',
  EPERM: 'for which permission was denied',
  EROFS: 'which is on a read-only disk',
  ENOSPC: 'for which the disk has no room',
  EIO: 'which the disk could not read',
  EMFILE: 'which could not be opened because too many files are open',
  ENFILE: 'which could not be opened because too many files are open',
};

/** `code` of a system error, or ''. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? '';
}

/** Whether a path does not exist, or no longer: the name is gone, or a parent is not a directory. */
export function isGone(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** A system error prefixed with what was expected; returns anything else unchanged. */
export function fromFileSystem(error: unknown, expected: string): unknown {
  const code = errorCode(error);
  if (code === '') return error;
  return new SightlineError(KINDS[code] ?? 'unavailable', `expected ${expected}, received ${code}`, {
    cause: error,
  });
}

/** A relative clause to put after the path, such as `which does not exist`. Names the code of unexpected errors. */
export function describePathError(error: unknown): string {
  return WORDS[errorCode(error)] ?? `which could not be used (${errorCode(error) || String(error)})`;
}
