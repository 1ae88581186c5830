/** Encodeurs distants : en ajouter un, accepter, l’utiliser. */
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const remotes: Messages['remotes'] = {
  title: 'Confier les photos à un autre ordinateur',
  detail:
    'Désactivé tant que vous n’en ajoutez pas. Votre propre serveur, ou un Hugging Face Inference Endpoint, voit alors vos photos et vos recherches. La forme qu’il doit parler est dans docs/remote-encoder.md.',
  url: 'Adresse',
  key: 'Clé',
  test: 'Tester',
  asking: 'Demande en cours…',
  serves: (host, model, revision, dimensions) =>
    `${host} propose ${model}, révision ${revision}, à ${dimensions} dimensions.`,
  add: 'Ajouter…',
  consentTitle: (host) => `Envoyer des photos à ${host} ?`,
  consent: (photos, size, host, pixels) =>
    `Si vous l’utilisez, voici ce qui quittera cet ordinateur pour ${host} : ${counted(photos, 'photo', 'photos')}, environ ${size}, chacune réduite à ${pixels} pixels, sans son nom, son lieu, sa date ni d’autres métadonnées. Il en ira de même de chaque photo ajoutée plus tard, de chaque image et de chaque texte que vous recherchez, et de chaque étiquette que vous utilisez. Rien n’est envoyé tant que vous ne choisissez pas « Utiliser ».`,
  agree: 'Accepter et ajouter',
  use: 'Utiliser : envoyer les photos',
  stopUsing: 'Utiliser plutôt le modèle intégré',
  remove: 'Oublier',
  removeTitle: (name) => `Oublier ${name} ?`,
  removeDetail:
    'Son adresse et sa clé sont supprimées. Ce qu’il a fait de vos photos reste sur cet ordinateur.',
  removed: (name) => `${name} et sa clé sont oubliés.`,
  keys: {
    none: 'sans clé',
    file: 'clé dans un fichier que vous seul pouvez lire (aucun trousseau n’était disponible)',
    sealed: 'clé dans le trousseau du système',
    environment: 'clé dans la variable d’environnement SIGHTLINE_REMOTE_KEY',
  },
  sends: (host) => `Les photos et les recherches sont envoyées à ${host}.`,
  failedList: 'La liste des encodeurs distants n’a pas pu être chargée.',
};
