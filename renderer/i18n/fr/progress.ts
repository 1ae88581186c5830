/** Progress of indexing. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { files, form, photos } from './counted.ts';

export const progress: Messages['progress'] = {
  label: 'Avancement de l’indexation',
  phase: {
    idle: 'À jour',
    scanning: 'Recherche de photos',
    embedding: 'Analyse de vos photos',
    paused: 'En pause',
  },
  found: (count) => `${files(count)} ${form(count, 'trouvé', 'trouvés')} jusqu’ici`,
  finished: (finished, total) => `${formatNumber(finished)} sur ${photos(total)}`,
  rate: (rate) => `${rate} photos/s`,
  left: (duration) => `encore ${duration} environ`,
  failed: (count) => `${formatNumber(count)} en échec`,
  pause: 'Suspendre',
  resume: 'Reprendre',
  cancel: 'Arrêter',
  stopped: 'L’indexation s’est arrêtée',
  stoppedDetail:
    'Ce qui a été fait est conservé et peut être cherché. Réglez le problème, puis choisissez « Réessayer ».',
  pending: (count) => `${photos(count)} pas encore ${form(count, 'analysée', 'analysées')}`,
  continue: 'Continuer',
  announceStarted: 'L’indexation a commencé.',
  announceDone: (count) =>
    `L’indexation est terminée. ${photos(count)} ${form(count, 'analysée', 'analysées')}.`,
  announcePart: (percent) => `${percent} indexés.`,
  announcePaused: 'L’indexation est en pause.',
};
