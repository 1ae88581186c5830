/** Words for the strength of a hit. */
import type { Messages } from '../words.ts';

export const strength: Messages['strength'] = {
  strong: 'Sehr guter Treffer',
  good: 'Guter Treffer',
  possible: 'Möglicher Treffer',
  weak: 'Schwacher Treffer',
  verySimilar: 'Sehr ähnlich',
  similar: 'Ähnlich',
  faintlySimilar: 'Etwas ähnlich',
  different: 'Wenig ähnlich',
};
