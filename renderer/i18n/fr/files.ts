/** Actions on the files of photos: copying, moving to the trash, restoring. */
import type { Messages } from '../words.ts';
import { files as countedFiles, form, photos } from './counted.ts';

export const files: Messages['files'] = {
  imageCopied: 'Image copiée.',
  pathsCopied: (count) => (count === 1 ? 'Chemin copié.' : `Chemins de ${photos(count)} copiés.`),
  trashTitle: (count) => `Placer ${photos(count)} dans la corbeille ?`,
  trashDetail: (count) =>
    count === 1
      ? 'Le fichier quitte son dossier pour la corbeille de votre système.'
      : 'Les fichiers quittent leurs dossiers pour la corbeille de votre système.',
  trashRestorable: 'Vous pouvez revenir en arrière juste après, avec Annuler.',
  trashNotRestorable: 'Pour les récupérer plus tard, passez par la corbeille de votre système.',
  trashConfirm: 'Placer dans la corbeille',
  trashed: (count) => `${photos(count)} ${form(count, 'placée', 'placées')} dans la corbeille.`,
  trashFailed: (count, reason) =>
    `${countedFiles(count)} ${form(count, 'n’a pas pu être placé', 'n’ont pas pu être placés')} dans la corbeille : ${reason}`,
  restoreFailed: (count, reason) =>
    `${countedFiles(count)} ${form(count, 'n’a pas pu être récupéré', 'n’ont pas pu être récupérés')} : ${reason}`,
};
