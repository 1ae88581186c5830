/** Actions on photos, and the confirmations of them. */
import type { Messages } from '../words.ts';
import { counted, form, photos } from './counted.ts';

const stars = (rating: number) => (rating === 0 ? 'sans étoile' : counted(rating, 'étoile', 'étoiles'));

export const actions: Messages['actions'] = {
  label: 'Que faire des photos sélectionnées',
  menu: 'Que faire de cette photo',
  menuOfMany: (count) => `Que faire de ${photos(count)}`,
  more: 'Plus',
  selectAll: 'Tout sélectionner',
  clear: 'Ne rien sélectionner',
  open: 'Ouvrir',
  favourite: 'Marquer comme favori',
  unfavourite: 'Retirer des favoris',
  rate: 'Noter',
  stars: (rating) => (rating === 0 ? 'Aucune étoile' : counted(rating, 'étoile', 'étoiles')),
  mixed: 'Différents',
  album: 'Ajouter à un album…',
  removeFromAlbum: (name) => `Retirer de « ${name} »`,
  tag: 'Mots-clés…',
  similar: 'Chercher des photos semblables',
  copyImage: 'Copier l’image',
  copyPath: (count) => (count === 1 ? 'Copier le chemin' : 'Copier les chemins'),
  reveal: 'Afficher dans le dossier',
  openWith: 'Ouvrir avec le programme par défaut',
  trash: 'Placer dans la corbeille…',
  favoured: (count) => `${photos(count)} ${form(count, 'marquée', 'marquées')} comme favori.`,
  unfavoured: (count) => `${photos(count)} ${form(count, 'retirée', 'retirées')} des favoris.`,
  rated: (count, rating) => `${photos(count)} ${form(count, 'notée', 'notées')} : ${stars(rating)}.`,
  tooManyFiles: (limit) => `On peut prendre au plus ${limit} fichiers à la fois.`,
};
