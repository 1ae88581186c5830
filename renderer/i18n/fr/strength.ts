/** Words for the strength of a proposed label. */
import type { Messages } from '../words.ts';

export const strength: Messages['strength'] = {
  strong: 'Très bon résultat',
  good: 'Bon résultat',
  possible: 'Résultat possible',
};
