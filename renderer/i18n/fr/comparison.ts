/** The comparison of models on photos of the library. */
import type { Messages } from '../words.ts';

const states = {
  idle: 'Aucune comparaison',
  running: 'Comparaison des modèles…',
  done: 'Comparaison terminée',
  cancelled: 'Comparaison arrêtée',
  failed: 'La comparaison a échoué',
};

export const comparison: Messages['comparison'] = {
  states,
  title: 'Comparer des modèles sur vos photos',
  detail:
    'Mesure si les modèles trouvent bien vos propres photos, et ce qu’ils coûtent sur cet ordinateur. Votre photothèque ne change pas.',
  folder: 'Photos de',
  models: 'Modèles',
  labels: 'Les noms des sous-dossiers disent ce que montrent les photos',
  captions: 'Légendes',
  captionsDetail: 'Un fichier CSV avec les colonnes file et caption.',
  captionsRemove: 'Retirer les légendes',
  queries: 'Recherches à montrer côte à côte',
  queriesDetail: 'Une par ligne, cinq au plus.',
  start: 'Comparer',
  stop: 'Arrêter',
  needs: 'Choisissez un modèle, et des sous-dossiers, des légendes ou une recherche.',
  progress: (model: string, finished: string, total: string) => `${model} : ${finished} photos sur ${total}`,
  used: (used: string, all: string) => `${used} photos du dossier sur ${all} participent.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'Le fichier d’une légende n’est pas dans le dossier.'
      : `Les fichiers de ${count} légendes ne sont pas dans le dossier.`,
  model: 'Modèle',
  recallAt1: 'Trouvée en premier',
  recallAt5: 'Parmi 5',
  recallAt10: 'Parmi 10',
  medianRank: 'Rang médian',
  accuracy: 'Étiquettes justes',
  imagesPerSecond: 'Photos par seconde',
  text: 'Un texte',
  milliseconds: (value: string) => `${value} ms`,
  disk: 'Sur le disque',
  memory: 'Mémoire',
  dimensions: 'Dimensions',
  languages: 'Langues',
  plot: 'Qualité et vitesse',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model} : qualité ${quality}, ${speed} photos par seconde`,
  quality: 'Qualité',
  save: 'Enregistrer en CSV',
  saved: 'La comparaison a été enregistrée.',
  answers: (query: string) => `« ${query} »`,
};
