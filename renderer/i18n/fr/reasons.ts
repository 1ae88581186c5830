/** Reasons that the engine gives, as half sentences: why a folder is unavailable. French. */
import type { Messages } from '../en.ts';
import { photos } from './counted.ts';

export const reasons: Messages['reasons'] = {
  folderIsFile: (path) => `un fichier se trouve à la place du dossier ${path}`,
  folderEmptied: (count) =>
    `le dossier est vide alors qu’il contenait ${photos(count)} ; son disque est-il connecté ?`,
  otherDisk: 'un autre disque est monté ici ; la plupart des photos du dossier n’y sont pas',
  folderGone: 'le dossier n’existe pas (déplacé, renommé ou non connecté)',
  folderForbidden: 'vous n’avez pas le droit de lire ce dossier',
  folderUnreadable: (code) => `le dossier n’a pas pu être lu (${code})`,
};
