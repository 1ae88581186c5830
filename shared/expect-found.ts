/** Runs anywhere. */
import { SightlineError } from './errors.ts';

/**
 * What an id that somebody gave stands for.
 * @param what names it with its article: `a photo`.
 * @throws SightlineError `not-found` when nothing was found.
 */
export function expectFound<Value>(
  found: Value | null | undefined,
  what: string,
  id: number | string,
): Value {
  if (found !== undefined && found !== null) return found;
  throw new SightlineError(
    'not-found',
    `expected the id of ${what}, received ${typeof id === 'string' ? `'${id}'` : id}`,
  );
}
