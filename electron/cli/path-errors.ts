/** Says in words why a path given on the command line can't be used. Runs in the CLI process. */
import { SightlineError, toSightlineError, type ErrorKind } from '../../shared/errors.ts';
import { errorCode } from '../engine/files/fs-errors.ts';

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

/** Kinds of errors that are the user's only where the user typed the path. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  EISDIR: 'invalid-input',
  EEXIST: 'invalid-input',
  ENAMETOOLONG: 'invalid-input',
  EMFILE: 'unavailable',
  ENFILE: 'unavailable',
};

/** A relative clause to put after the path, such as `which does not exist`. Names the code of unexpected errors. */
export function describePathError(error: unknown): string {
  return WORDS[errorCode(error)] ?? `which could not be used (${errorCode(error) || String(error)})`;
}

/**
 * A failure that says `expected …, received <path>, which …`.
 * @param clause replaces {@link describePathError}'s.
 */
export function pathError(
  error: unknown,
  expected: string,
  shown: string,
  clause = describePathError(error),
): SightlineError {
  const kind = KINDS[errorCode(error)] ?? toSightlineError(error).kind;
  return new SightlineError(kind, `expected ${expected}, received ${shown}, ${clause}`, { cause: error });
}
