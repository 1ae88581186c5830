/** Words for the strength of a proposed label. */
import type { Messages } from '../words.ts';

export const strength: Messages['strength'] = {
  strong: 'Sehr guter Treffer',
  good: 'Guter Treffer',
  possible: 'Möglicher Treffer',
};
