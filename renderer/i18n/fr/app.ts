/** Words that the whole page shares: the name, common buttons, skip link. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const app: Messages['app'] = {
  name: 'Sightline',
  home: 'Sightline, page d’accueil',
  skipToResults: 'Aller aux résultats',
  dismiss: 'Masquer',
  close: 'Fermer',
  cancel: 'Annuler',
  tryAgain: 'Réessayer',
  private: 'Vos photos ne quittent jamais cet ordinateur.',
  loading: 'Ouverture de votre bibliothèque…',
  photos,
};
