/**
 * Widens what a change concerns to copies: what a person gives a photo belongs to its bytes. Every change does so in its
 * turn, also one that is reverted: it was remembered with the copies of its time, and later ones have joined since. Runs
 * in the engine process.
 */
import type { Copies } from '../store/copies.ts';
import { IdSet } from '../work/id-set.ts';

/** Where copies are looked for; null: nowhere, as what is restored was different for each. */
export type CopySource = Pick<Copies, 'with' | 'of'> | null;

/**
 * @param own all photos of the change, which has its own word on each of them.
 * @returns a function that adds to a chunk of them the copies that are not among all.
 */
export function widening(
  copies: CopySource,
  own: Iterable<ArrayLike<number>>,
): (chunk: readonly number[]) => readonly number[] {
  if (copies === null) return (chunk) => chunk;
  const known = new IdSet();
  for (const ids of own) for (let index = 0; index < ids.length; index++) known.add(ids[index] ?? 0);
  return (chunk) => [...chunk, ...copies.with(chunk).filter((id) => !known.has(id))];
}
