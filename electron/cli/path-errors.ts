/** Reports why a path given on the command line can't be used. Runs in the CLI process. */
import { SightlineError, toSightlineError, type ErrorKind } from '../../shared/errors.ts';
import { describePathError, errorCode } from '../engine/files/fs-errors.ts';

/** Kinds of errors that are the user's only where the user typed the path. */
const KINDS: Readonly<Record<string, ErrorKind>> = {
  EISDIR: 'invalid-input',
  EEXIST: 'invalid-input',
  ENAMETOOLONG: 'invalid-input',
  EMFILE: 'unavailable',
  ENFILE: 'unavailable',
};

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
