/** Models: the one in use, better ones, downloads. */
import type { Messages } from '../words.ts';

export const models: Messages['models'] = {
  inUse: 'Utilisé',
  better: 'En obtenir un meilleur',
  all: 'Tous les modèles connus',
  installedTitle: 'Sur cet ordinateur',
  download: 'Télécharger',
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  cancel: 'Annuler',
  use: 'Utiliser',
  remove: 'Supprimer',
  verify: 'Vérifier les fichiers',
  size: (size: string) => `${size} à télécharger`,
  unknownSize: 'La taille est connue au début du téléchargement',
  onDisk: (size: string) => `${size} sur le disque`,
  space: (size: string) => `${size} pour les vecteurs de vos photos`,
  hours: (time: string, photos: string) => `environ ${time} pour vos ${photos} photos`,
  licence: (licence: string) => `Licence : ${licence}`,
  researchOnly: 'Réservé à la recherche',
  accuracy: (percent: string) => `ImageNet ${percent}, publié`,
  otherTitle: 'Un autre modèle du hub',
  otherDetail:
    'Propriétaire et nom, par exemple Xenova/clip-vit-base-patch16. Téléchargé depuis huggingface.co ou le miroir de HF_ENDPOINT.',
  otherInvalid: 'Saisissez un propriétaire, une barre oblique et un nom.',
  resolving: 'Recherche des fichiers…',
  waiting: 'Un autre programme le télécharge',
  downloading: (bytes: string, total: string) => `${bytes} sur ${total}`,
  rate: (rate: string, time: string) => `${rate}/s, encore ${time}`,
  verifying: 'Vérification…',
  paused: (bytes: string) => `En pause à ${bytes}`,
  failed: 'Le téléchargement s’est arrêté. Ce qui est arrivé est conservé.',
  installed: (model: string) => `${model} est installé.`,
  verified: (model: string) => `Tous les fichiers de ${model} sont tels qu’installés.`,
  damaged: (model: string, file: string, reason: string) =>
    `${file} de ${model} n’est plus tel qu’il a été installé : ${reason}`,
  switching: (model: string, former: string) =>
    `${model} prendra le relais quand il aura vu chaque photo. D’ici là, ${former} répond.`,
  removeTitle: (model: string) => `Supprimer ${model} ?`,
  removeDetail: 'Ses fichiers sont supprimés de cet ordinateur. Vos photos et ce qu’il en a appris restent.',
  failedList: 'La liste des modèles n’a pas pu être chargée.',
};
