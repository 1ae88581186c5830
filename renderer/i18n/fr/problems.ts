/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { files, form } from './counted.ts';

export const problems: Messages['problems'] = {
  title: 'Fichiers à examiner',
  detail: 'Fichiers en échec, ignorés, ou lus avec un avertissement. Les originaux ne sont jamais modifiés.',
  all: 'Tous',
  failed: 'Échecs',
  skipped: 'Ignorés',
  done: 'Avertissements',
  state: { failed: 'Échec', skipped: 'Ignoré', done: 'Avertissement' },
  show: 'Afficher',
  retry: 'Réessayer',
  retryOne: (name) => `Réessayer ${name}`,
  retryAll: 'Réessayer tous les échecs',
  queued: (count) => (count === 0 ? 'Rien à réessayer.' : `Un nouvel essai aura lieu pour ${files(count)}.`),
  summary: (count, reason) => `${files(count)} ${form(count, 'ignoré', 'ignorés')} : ${reason}`,
  pages: 'Pages de la liste',
  previous: 'Précédent',
  next: 'Suivant',
  range: (first, last, total) => `${formatNumber(first)}–${formatNumber(last)} sur ${formatNumber(total)}`,
  noneDetail: 'Tous les fichiers ont été lus sans difficulté.',
  loading: 'Chargement…',
};
