/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
import { formatNumber, formatScale } from '../format.ts';
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

/** Formats a percentage, which the engine gives as a whole number. */
const share = (percent: number) => formatScale(percent / 100);

export const reasons: Messages['reasons'] = {
  folderIsFile: (path) => `un fichier se trouve à la place du dossier ${path}`,
  folderEmptied: (count) =>
    `le dossier est vide alors qu’il contenait ${photos(count)} ; son disque est-il connecté ?`,
  otherDisk: 'un autre disque est monté ici ; la plupart des photos du dossier n’y sont pas',
  folderGone: 'le dossier n’existe pas (déplacé, renommé ou non connecté)',
  folderForbidden: 'vous n’avez pas le droit de lire ce dossier',
  folderUnreadable: (code) => `le dossier n’a pas pu être lu (${code})`,
  folderMountMissing: 'le dossier est vide mais contenait des photos d’un autre disque ; est-il monté ?',
  pathTooLong: 'le chemin est trop long pour le système',
  linkUnreadable: (code) => `la cible du lien symbolique n’a pas pu être lue (${code})`,
  folderSilent: 'le dossier ne répond pas ; son disque ou le réseau est-il encore accessible ?',

  addedFile: (path) => `${path} n’est pas un dossier mais un fichier`,
  addedNothing: (path) => `le dossier ${path} n’existe pas`,
  addedForbidden: (path) => `vous n’avez pas le droit de lire le dossier ${path}`,
  addedDataDirectory: (path) =>
    `ce n’est pas un dossier de photos mais le dossier de données de Sightline (${path})`,

  formatLeftOut: (format) => `cette version de Sightline ne lit pas ce format (${format})`,
  formatNotYet: (format) => `format pas encore pris en charge (${format})`,
  videoNotYet: 'format pas encore pris en charge (vidéo)',
  notRegular: 'n’est pas un fichier ordinaire',
  linkLoop: (path) => `lien symbolique en boucle : il ramène à ${path}`,
  linkToItself: 'lien symbolique en boucle : il ramène à lui-même',
  linkDangling: 'lien symbolique rompu : sa cible n’existe pas',
  linkKnown: (path) => `lien symbolique vers ce qui est déjà dans la bibliothèque sous ${path}`,

  fileGone: 'le fichier n’est plus là',
  fileForbidden: 'vous n’avez pas le droit de lire ce fichier',
  fileUnreadable: (code) => `le fichier n’a pas pu être lu (${code})`,
  fileEmpty: 'le fichier est vide (0 octet)',
  fileTooLarge: (most, megabytes) =>
    `le fichier est trop gros : ${formatNumber(megabytes)} Mo, la limite est de ${formatNumber(most)} Mo`,
  notStored: (words) =>
    `l’entrée du fichier dans la photothèque n’a pu être ni enregistrée ni lue (${words})`,
  noFile: 'n’est pas un fichier ordinaire mais un dossier, un tube ou un périphérique',

  noImage: 'n’est pas une image : le contenu n’a aucun format d’image connu',
  undecodable: (words) => `l’image n’a pas pu être décodée (${words})`,
  noPreview: 'le fichier RAW ne contient pas d’aperçu, et Sightline ne développe pas les données RAW',
  invalidData: (format) => `le fichier est endommagé ou n’est pas une image ${format} valide`,
  decoderCrashed: 'le décodeur s’est arrêté brutalement sur ce fichier',
  tooSlow: (seconds) => `le décodage a pris plus de ${formatNumber(seconds)} secondes`,
  tooHungry: (megabytes) => `le décodage demande plus de ${formatNumber(megabytes)} Mo de mémoire`,
  tooManyPixels: (most, width, height) =>
    `l’image est trop grande : ${formatNumber(width)} × ${formatNumber(height)} pixels, la limite est de ${formatNumber(most)} mégapixels`,
  tooMuchMemory: (most, type, width, height, megabytes) =>
    `l’image est trop grande : décoder ${type} de ${formatNumber(width)} × ${formatNumber(height)} pixels demande environ ${formatNumber(megabytes)} Mo, la limite est de ${formatNumber(most)} Mo`,
  tooShort: (percent) =>
    `le fichier est tronqué ou endommagé : il ne contient qu’environ ${share(percent)} de l’image, il en faut au moins la moitié`,
  cutOff: (percent) =>
    `le fichier est tronqué ou endommagé ; environ ${share(percent)} de l’image a pu être lu`,
  cutOffCoarse: 'le fichier est tronqué ; l’image peut manquer de détails',
  damaged: 'le fichier est endommagé ; des parties de l’image peuvent manquer',

  diskFull: (path) => `le disque de ${path} est plein ; libérez de la place et recommencez, rien n’est perdu`,
};
