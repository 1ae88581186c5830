/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, photos } from './counted.ts';

export const tags: Messages['tags'] = {
  label: 'Mots-clés',
  editTitle: (count) => `Mots-clés de ${photos(count)}`,
  loading: 'Lecture des mots-clés…',
  add: 'Ajouter un mot-clé',
  addHint: 'Saisissez un nom et appuyez sur Entrée',
  create: (name) => `Nouveau mot-clé « ${name} »`,
  suggestions: 'Mots-clés qui conviennent',
  none: 'Aucun mot-clé pour l’instant. Ce sont des mots à vous, comme « famille » ou « à imprimer » ; on peut les chercher et les exporter.',
  some: (count, all) => `sur ${formatNumber(count)} de ${photos(all)}`,
  addToAll: (name) => `Donner à toutes les photos le mot-clé ${name}`,
  remove: (name) => `Retirer le mot-clé ${name}`,
  byHand: 'donné à la main',
  byModel: (percent) => `proposé et accepté, score ${percent}`,
  tooLong: (limit) => `Un mot-clé peut avoir au plus ${formatNumber(limit)} caractères.`,
  assigned: (name, count) =>
    count === 0 ? `Toutes avaient déjà le mot-clé ${name}.` : `Mot-clé ${name} ajouté à ${photos(count)}.`,
  unassigned: (name, count) => `Mot-clé ${name} retiré de ${photos(count)}.`,
  renamed: (before, after) => `Le mot-clé ${before} s’appelle maintenant ${after}.`,
  merged: (before, after) => `Les photos de ${before} portent maintenant le mot-clé ${after}.`,
  removed: (name) => `Mot-clé ${name} retiré de toutes les photos.`,
  done: 'Terminé',
  all: (count) => (count === 1 ? 'Le mot-clé' : `Les ${counted(count, 'mot-clé', 'mots-clés')}`),
};
