/** Words that the whole page shares: the name, common buttons, skip link. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const app: Messages['app'] = {
  name: 'Sightline',
  home: 'Sightline, Startseite',
  skipToResults: 'Zu den Ergebnissen springen',
  dismiss: 'Ausblenden',
  close: 'Schließen',
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  private: 'Ihre Fotos verlassen diesen Computer nie.',
  loading: 'Ihre Bibliothek wird geöffnet …',
  photos,
};
