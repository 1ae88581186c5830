/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const unlisted: Messages['unlisted'] = {
  title: (count) =>
    counted(count, 'dossier ou fichier laissé de côté', 'dossiers ou fichiers laissés de côté'),
  detail: 'Sightline n’a pas pu les parcourir. Ce que la bibliothèque en connaît est conservé.',
  retry: 'Parcourir à nouveau',
  retryOne: (name) => `Parcourir à nouveau ${name}`,
  retryAll: 'Tout parcourir à nouveau',
  queued: (count) => (count === 0 ? 'Rien à parcourir.' : 'Nouveau parcours en cours…'),
  more: (count) => `et ${formatNumber(count)} de plus`,
};
