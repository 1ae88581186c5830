/** The photo grid, its tool bar and its time line. */
import type { Messages } from '../words.ts';
import { form, photos } from './counted.ts';

export const grid: Messages['grid'] = {
  label: (count) => photos(count),
  failed: 'Les photos n’ont pas pu être listées',
  sort: 'Ordre',
  sorts: {
    newest: 'Les plus récentes d’abord',
    oldest: 'Les plus anciennes d’abord',
    added: 'Les dernières ajoutées d’abord',
    path: 'Par dossier et nom',
  },
  thumbnailSize: 'Taille des vignettes',
  timeline: 'Chronologie',
  scroll: 'Position dans la liste',
  position: (place, count) => `${place} sur ${count}`,
  photo: 'Photo',
  favourite: 'Favori',
  stars: (rating) => (rating === 1 ? '1 étoile' : `${rating} étoiles`),
  select: (name) => `Sélectionner ${name}`,
  noPreview: 'Pas d’aperçu',
  gone: 'Cette photo n’existe plus',
  selected: (count) => `${photos(count)} ${form(count, 'sélectionnée', 'sélectionnées')}`,
  nothingSelected: 'Rien de sélectionné',
  tooMany: (limit) =>
    `On peut choisir au plus ${limit} photos une à une. Sélectionnez plutôt tout, puis retirez-en.`,
};
