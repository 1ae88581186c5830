/** The albums of the sidebar, and the dialogs that name and choose them. */
import type { Messages } from '../words.ts';
import { form, photos } from './counted.ts';

export const albums: Messages['albums'] = {
  title: 'Albums',
  none: 'Aucun album pour l’instant.',
  emptyTitle: (name) => `« ${name} » est vide`,
  emptyDetail: 'Sélectionnez des photos, puis choisissez « Ajouter à un album… ».',
  showAll: 'Afficher toutes les photos',
  create: 'Nouvel album',
  createTitle: 'Nouvel album',
  createWith: (count) => `Nouvel album avec ${photos(count)}`,
  rename: 'Renommer…',
  renameTitle: (name) => `Renommer « ${name} »`,
  renamed: (before, after) => `L’album « ${before} » s’appelle maintenant « ${after} ».`,
  remove: 'Supprimer l’album',
  menu: (name) => `Actions pour ${name}`,
  name: 'Nom',
  save: 'Enregistrer',
  confirmCreate: 'Créer',
  chooseTitle: (count) => `Ajouter ${photos(count)} à un album`,
  find: 'Chercher un album',
  createNamed: (name) => `Créer « ${name} »`,
  created: (name) => `Album « ${name} » créé.`,
  added: (count, name) =>
    count === 0
      ? `Tout est déjà dans « ${name} ».`
      : `${photos(count)} ${form(count, 'ajoutée', 'ajoutées')} à « ${name} ».`,
  removed: (count, name) => `${photos(count)} ${form(count, 'retirée', 'retirées')} de « ${name} ».`,
  deleted: (name) => `Album « ${name} » supprimé. Ses photos restent.`,
};
