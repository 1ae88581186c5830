/** Words for the strength of a hit. */
import type { StrengthWord } from '../../lib/search/strength.ts';

export const strength: Record<StrengthWord, string> = {
  strong: 'Strong match',
  good: 'Good match',
  possible: 'Possible match',
  weak: 'Weak match',
  verySimilar: 'Very similar',
  similar: 'Similar',
  faintlySimilar: 'Somewhat similar',
  different: 'Not very similar',
};
