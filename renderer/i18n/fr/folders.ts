/** The folder tree of the sidebar. */
import type { Messages } from '../words.ts';

export const folders: Messages['folders'] = {
  title: 'Dossiers',
  tree: 'Dossiers avec des photos',
  add: 'Ajouter un dossier',
  actions: (name) => `Actions pour ${name}`,
  rescan: 'Analyser à nouveau',
  remove: 'Retirer de la bibliothèque…',
  scanning: 'Recherche de photos…',
  unavailable: (reason) => `Indisponible. ${reason} Ses photos restent dans la bibliothèque.`,
  empty: 'Aucun dossier pour l’instant.',
  demo: 'Ce sont des photos d’exemple. Ajoutez votre propre dossier et elles disparaîtront.',
  readOnly: 'Un autre Sightline modifie cette bibliothèque. Ici, vous pouvez y chercher.',
  notAdded: (path, reason) => `${path} n’a pas pu être ajouté. ${reason}`,
};
