/** The Activity screen and its button: running and finished runs. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const activity: Messages['activity'] = {
  now: 'En cours',
  earlier: 'Plus tôt',
  kinds: {
    index: 'Analyse des photos',
    tag: 'Proposition de mots-clés',
    refresh: 'Compléter les photos analysées auparavant',
    model: 'Analyser les photos avec un autre modèle',
  },
  states: {
    running: 'En cours',
    paused: 'En pause',
    done: 'Terminé',
    cancelled: 'Arrêté',
    failed: 'Échec',
  },
  named: (kind, subject) => `${kind} : ${subject}`,
  counts: (done, total) => `${formatNumber(done)} sur ${photos(total)}`,
  failed: (count) => `${formatNumber(count)} en échec`,
  finished: (count) => photos(count),
  took: (duration) => `en ${duration}`,
  rate: (rate) => `${rate} photos/s`,
  left: (duration) => `encore ${duration} environ`,
  pause: 'Suspendre',
  resume: 'Reprendre',
  cancel: 'Arrêter',
  pauseNamed: (run) => `Suspendre « ${run} »`,
  resumeNamed: (run) => `Reprendre « ${run} »`,
  cancelNamed: (run) => `Arrêter « ${run} »`,
  clear: 'Vider cette liste',
  idle: 'Rien n’est en cours. Tout est à jour.',
  noneYet: 'Rien n’a encore été fait.',
  loadFailed: 'La liste des tâches n’a pas pu être lue.',
  indicator: {
    scanning: 'Recherche de photos',
    paused: 'En pause',
    stopped: 'Arrêté',
    label: (state) => `${state}. Afficher l’activité`,
    embedding: (percent) => `Analyse des photos, ${percent} faits`,
    tagging: (percent) => `Proposition de mots-clés, ${percent} faits`,
  },
};
