/** Words for the strength of a proposed label. */
import type { StrengthWord } from '../../lib/tagging/strength-word.ts';

export const strength: Record<StrengthWord, string> = {
  strong: 'Strong match',
  good: 'Good match',
  possible: 'Possible match',
};
