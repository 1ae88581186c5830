/** Chooses the word that describes how strong a hit is. Pure. */
import type { Hit } from '../../../shared/schemas.ts';

export type StrengthWord =
  'strong' | 'good' | 'possible' | 'weak' | 'verySimilar' | 'similar' | 'faintlySimilar' | 'different';

/** Lowest strengths of a good and a strong match; the search itself decides what is a match at all. */
const GOOD = 0.6;
const STRONG = 0.85;

/**
 * Thresholds for image searches: there a strength of 0 is the average similarity of all photos, 1 an identical
 * picture.
 */
const FAINTLY_SIMILAR = 0.8;
const SIMILAR = 0.95;
const VERY_SIMILAR = 0.99;

/** Text searches rate the match; pure image searches, which have no cut-off (`match` is null), the similarity. */
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
