/** Words for the strength of a hit. */
import type { Messages } from '../words.ts';

export const strength: Messages['strength'] = {
  strong: 'Très bon résultat',
  good: 'Bon résultat',
  possible: 'Résultat possible',
  weak: 'Résultat faible',
  verySimilar: 'Très semblable',
  similar: 'Semblable',
  faintlySimilar: 'Assez semblable',
  different: 'Peu semblable',
};
