/** Checks that an id from outside names something. Runs anywhere. */
import { SightlineError } from './errors.ts';

/**
 * Returns `found`, the result of looking up `id`.
 * @param what noun with its article, for the message: `a photo`
 * @throws SightlineError `not-found` when the lookup found nothing
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
