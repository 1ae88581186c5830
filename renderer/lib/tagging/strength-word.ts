/** Chooses the word that describes how strong a proposal is. Pure. */

export type StrengthWord = 'strong' | 'good' | 'possible';

/** Lowest strengths of a good and of a strong match. */
const GOOD = 0.6;
const STRONG = 0.85;

/** @param strength 0 to 1 */
export function strengthWord(strength: number): StrengthWord {
  if (strength >= STRONG) return 'strong';
  return strength >= GOOD ? 'good' : 'possible';
}
