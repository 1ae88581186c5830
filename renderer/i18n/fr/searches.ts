/** Saved searches. */
import type { Messages } from '../words.ts';

export const searches: Messages['searches'] = {
  title: 'Recherches enregistrées',
  save: 'Enregistrer la recherche',
  saveTitle: 'Enregistrer cette recherche',
  name: 'Nom',
  saveDetail: 'Elle reste dans la barre latérale et trouve aussi les nouvelles photos.',
  keep: 'Enregistrer',
  notLasting:
    'Une recherche avec une image à vous, ou avec une partie de photo, ne peut pas être enregistrée.',
  saved: (name) => `« ${name} » enregistrée.`,
  rename: 'Renommer',
  renameTitle: 'Renommer la recherche',
  renamed: (name) => `Renommée en « ${name} ».`,
  remove: 'Retirer',
  removed: (name) => `Recherche « ${name} » retirée.`,
  menu: (name) => `Actions pour « ${name} »`,
  none: 'Enregistrez une recherche pour la retrouver ici.',
};
