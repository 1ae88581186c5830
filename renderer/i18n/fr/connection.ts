/** The banner about a lost connection to the host. */
import type { Messages } from '../words.ts';

export const connection: Messages['connection'] = {
  lost: 'Connexion à Sightline perdue. Nouvel essai…',
  lostDetail: 'Est-il toujours en marche ?',
  refused: 'Sightline a été redémarré et ne connaît plus cette page.',
  retry: 'Essayer maintenant',
  back: 'Connexion rétablie.',
};
