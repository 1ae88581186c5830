/** Which word describes a hit's strength. Pure. */
import type { Hit } from '../../../shared/schemas.ts';

export type StrengthWord =
  'strong' | 'good' | 'possible' | 'weak' | 'verySimilar' | 'similar' | 'faintlySimilar' | 'different';

/** From this strength on, a match is called good or strong; the search decides what is a match at all. */
const GOOD = 0.6;
const STRONG = 0.85;

/** Similarities of an image search: 0 at the mean of the background, 1 for the same picture. */
const FAINTLY_SIMILAR = 0.8;
const SIMILAR = 0.95;
const VERY_SIMILAR = 0.99;

/** A match strength for text; a similarity for a pure image query, which has no cut (`match` is null). */
export function strengthWord({ strength, match }: Pick<Hit, 'strength' | 'match'>): StrengthWord {
  if (match === null) {
    if (strength >= VERY_SIMILAR) return 'verySimilar';
    if (strength >= SIMILAR) return 'similar';
    return strength >= FAINTLY_SIMILAR ? 'faintlySimilar' : 'different';
  }
  if (!match) return 'weak';
  if (strength >= STRONG) return 'strong';
  return strength >= GOOD ? 'good' : 'possible';
}
