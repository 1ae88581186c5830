/** Guards what only the process that holds the write lock may do. Runs in the engine process. */
import { SightlineError } from '../../../shared/errors.ts';

/**
 * A part of an open library that a reader lacks.
 * @throws SightlineError `read-only` in a reader.
 */
export function writable<Part>(part: Part | null): Part {
  if (part !== null) return part;
  throw new SightlineError(
    'read-only',
    'this library is open read-only; only the Sightline that holds its write lock can change it',
  );
}
