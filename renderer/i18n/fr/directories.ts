/** The dialog that browses the host's directories. */
import type { Messages } from '../words.ts';

export const directories: Messages['directories'] = {
  title: 'Ajouter un dossier',
  detail: 'Choisissez un dossier de photos. Tout ce qu’il contient est aussi pris en compte.',
  roots: 'Cet ordinateur',
  path: 'Où vous êtes',
  up: 'Remonter',
  add: 'Ajouter ce dossier',
  choose: 'Ouvrez un dossier pour l’ajouter',
  inLibrary: 'Dans la bibliothèque',
  empty: 'Ce dossier n’en contient pas d’autre.',
  loading: 'Lecture des dossiers…',
};
