/** Words that the whole page shares: the name, common buttons, skip link. */
import { photos } from './counted.ts';

export const app = {
  name: 'Sightline',
  home: 'Sightline, start page',
  skipToResults: 'Skip to results',
  dismiss: 'Dismiss',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  private: 'Your photos never leave this computer.',
  loading: 'Opening your library…',
  photos,
};
