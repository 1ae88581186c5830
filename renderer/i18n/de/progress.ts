/** Progress of indexing. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { files, photos } from './counted.ts';

export const progress: Messages['progress'] = {
  label: 'Fortschritt der Indizierung',
  phase: {
    idle: 'Auf dem neuesten Stand',
    scanning: 'Fotos werden gesucht',
    embedding: 'Ihre Fotos werden eingelesen',
    paused: 'Angehalten',
  },
  found: (count) => `bisher ${files(count)} gefunden`,
  finished: (finished, total) => `${formatNumber(finished)} von ${photos(total)}`,
  rate: (rate) => `${rate} Fotos/s`,
  left: (duration) => `noch etwa ${duration}`,
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  stopped: 'Die Indizierung wurde abgebrochen',
  stoppedDetail:
    'Was bis dahin geschafft wurde, bleibt erhalten und lässt sich durchsuchen. Beheben Sie die Ursache und wählen Sie dann „Erneut versuchen“.',
  pending: (count) => `${photos(count)} noch nicht eingelesen`,
  continue: 'Weitermachen',
  announceStarted: 'Die Indizierung hat begonnen.',
  announceDone: (count) => `Die Indizierung ist fertig. ${photos(count)} eingelesen.`,
  announcePart: (percent) => `${percent} eingelesen.`,
  announcePaused: 'Die Indizierung ist angehalten.',
};
