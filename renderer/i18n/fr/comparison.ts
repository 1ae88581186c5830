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
  labels: 'Étiquettes des sous-dossiers',
  labelsDetail:
    'Pour un dossier dont les sous-dossiers portent le nom de ce qu’ils montrent. Mesure si un modèle choisit le bon nom.',
  onlyOne: 'Téléchargez un autre modèle pour le comparer à celui-ci.',
  evidence: 'Sur quoi comparer',
  evidenceDetail:
    'Un seul de ces choix suffit. Sans légendes ni étiquettes, saisissez une recherche : vous voyez côte à côte ce que trouve chaque modèle.',
  captions: 'Légendes',
  captionsDetail:
    'Un fichier CSV avec les colonnes file et caption. Mesure si un modèle trouve la photo de chaque légende.',
  captionsRemove: 'Retirer les légendes',
  queries: 'Recherches',
  queriesDetail:
    'Montre côte à côte les meilleures photos de chaque modèle, sans étiquettes. Une recherche par ligne, cinq au plus.',
  start: 'Comparer',
  stop: 'Arrêter',
  needs: 'Choisissez un modèle, et une recherche, des légendes ou des étiquettes.',
  modelOf: (model: string, number: string, count: string) => `${model} (modèle ${number} sur ${count})`,
  progress: (finished: string, total: string) => `${finished} photos sur ${total}`,
  used: (used: string, all: string) => `${used} photos du dossier sur ${all} participent.`,
  unknownFiles: (count: string, one: boolean) =>
    one
      ? 'Le fichier d’une légende n’est pas dans le dossier.'
      : `Les fichiers de ${count} légendes ne sont pas dans le dossier.`,
  byCaptions: (count: string, one: boolean) => (one ? '1 légende' : `${count} légendes`),
  byLabels: (count: string, one: boolean) =>
    one ? 'Étiquettes de 1 photo' : `Étiquettes de ${count} photos`,
  cost: 'Sur cet ordinateur',
  better: { more: '↑ plus, c’est mieux', less: '↓ moins, c’est mieux' },
  best: 'le meilleur',
  failed: 'Photos illisibles',
  figures: 'Mesures des modèles',
  without: (model: string) => `Pas de mesures pour ${model}.`,
  recallAt1: 'Bonne photo en premier',
  recallAt5: 'Parmi les 5 premières',
  recallAt10: 'Parmi les 10 premières',
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
  plotDetail: 'Les meilleurs modèles sont plus haut, les plus rapides plus à droite.',
  plotPoint: (model: string, quality: string, speed: string) =>
    `${model} : qualité ${quality}, ${speed} photos par seconde`,
  save: 'Enregistrer en CSV',
  saved: 'La comparaison a été enregistrée.',
  answersOf: (model: string, query: string) => `Ce que ${model} a trouvé pour « ${query} »`,
  place: (number: string) => `Rang ${number}`,
  answers: (query: string) => `« ${query} »`,
};
