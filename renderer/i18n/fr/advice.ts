/** What users can do about each kind of failure. */
import type { Messages } from '../words.ts';

export const advice: Messages['advice'] = {
  'invalid-input': 'Modifiez la recherche, puis réessayez.',
  forbidden: 'Ouvrez l’adresse que Sightline a affichée au démarrage.',
  'not-found': 'L’élément a peut-être été déplacé ou retiré. Analysez à nouveau le dossier, puis réessayez.',
  unsupported: 'Utilisez une image JPEG, PNG, WebP, AVIF, GIF, TIFF ou SVG.',
  'too-large': 'Utilisez une image plus petite.',
  unreadable: 'Vérifiez que le fichier est complet et que vous avez le droit de le lire.',
  'model-invalid': 'Réinstallez Sightline pour rétablir son modèle.',
  ownModel:
    'Téléchargez à nouveau le modèle ou choisissez-en un autre. Le message indique le fichier en cause.',
  'no-library': 'Ajoutez d’abord un dossier de photos.',
  locked: 'Un autre Sightline utilise cette bibliothèque. Fermez-le, puis réessayez.',
  'disk-full': 'Libérez de l’espace sur le disque de la bibliothèque, puis réessayez.',
  'read-only': 'Autorisez l’écriture dans le dossier de la bibliothèque, puis réessayez.',
  unavailable: 'Sightline est occupé ou redémarre. Réessayez dans un instant.',
  cancelled: 'Relancez quand vous voudrez.',
  timeout: 'Cela a pris trop de temps. Réessayez dans un instant.',
  internal: 'C’est un défaut de Sightline. Réessayez ; s’il persiste, redémarrez Sightline.',
  disconnected: 'Un nouvel essai aura lieu dès que la connexion sera rétablie.',
};
