/** The photo viewer. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

const seconds = (count: number) => counted(count, 'seconde', 'secondes');

export const viewer: Messages['viewer'] = {
  label: 'Photo',
  position: (index, count) => `${formatNumber(index)} sur ${formatNumber(count)}`,
  tools: 'Affichage',
  more: 'Plus',
  zoomLevel: (percent) => `Agrandissement ${percent}`,
  turned: (degrees) => `Vue tournée de ${degrees}°. La photo elle-même n’est pas modifiée.`,
  turnedNote: 'Tournée à l’écran seulement ; la photo elle-même n’est pas modifiée.',
  loading: 'Chargement de la photo…',
  loadingFull: 'Chargement de tous les pixels…',
  fullFailed: 'Tous les pixels n’ont pas pu être chargés ; ceci est un aperçu plus petit.',

  slideshowStarted: (count) => `Diaporama démarré, ${seconds(count)} par photo.`,
  slideshowStopped: 'Diaporama arrêté.',
  slideshowStop: 'Arrêter le diaporama',
  slideshowSeconds: 'Temps par photo',
  seconds,

  details: 'Détails',
  path: 'Chemin',
  taken: 'Prise le',
  camera: 'Appareil photo',
  dimensions: 'Dimensions',
  pixels: (width, height) => `${width} × ${height}`,
  megapixels: (count) => `${count} mégapixels`,
  size: 'Taille du fichier',
  place: 'Lieu',
  unknown: 'Non renseigné',
  strength: 'Score de correspondance',
  strengthHint:
    'À quel point la photo correspond à vos mots, selon le modèle. Ce score classe les résultats ; il ne donne pas la probabilité qu’ils soient justes.',
  loadFailed: 'Les détails de cette photo n’ont pas pu être lus.',
  rating: 'Note',
  albums: 'Albums',
  albumAdd: 'Ajouter à un album…',
  albumRemove: (name) => `Retirer de « ${name} »`,
  albumShow: (name) => `Afficher l’album « ${name} »`,

  metadata: 'Toutes les métadonnées',
  metadataFind: 'Chercher dans les métadonnées',
  metadataLoading: 'Lecture du fichier…',
  metadataNone: 'Ce fichier ne contient pas de métadonnées.',
  metadataNoMatch: 'Aucune entrée ne convient.',
  fields: (count) => counted(count, 'entrée', 'entrées'),

  similar: 'Photos qui lui ressemblent',
  similarLoading: 'Recherche de photos semblables…',
  similarNone: 'Pas encore d’autre photo à comparer.',

  regionTitle: 'Chercher avec une partie de la photo',
  regionHint:
    'Tracez un rectangle autour de ce que vous cherchez. Au clavier : les flèches le déplacent, Maj et les flèches changent sa taille, Entrée lance la recherche.',
  regionLabel: (width, height, left, top) =>
    `Partie de la photo : ${width} de large et ${height} de haut, à ${left} de la gauche et ${top} du haut`,
  regionSearch: 'Chercher',

  gone: 'Cette photo n’est plus dans la bibliothèque',
  goneDetail:
    'Elle a été déplacée, renommée ou supprimée pendant qu’elle était ouverte, ou son dossier a été retiré.',
  offline: (folder) => `« ${folder} » n’est pas disponible en ce moment`,
  offlineDetail:
    'Reconnectez le disque ou le dossier réseau. Ce que Sightline a appris de ses photos est conservé.',
  offlinePreview: 'Ceci est un aperçu que Sightline a gardé.',
  unreadable: 'Cette photo n’a pas pu être affichée',
  unreadableDetail:
    'Vérifiez que le fichier est complet et que vous avez le droit de le lire, puis réessayez.',
  closeAfterGone: 'Retour aux photos',
};
