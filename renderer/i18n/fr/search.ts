/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · moitié',
  1: '1× · comme les autres',
  2: '2× · double',
  3: '3× · triple',
};

export const search: Messages['search'] = {
  label: 'Chercher dans vos photos',
  placeholder: 'Décrivez une photo…',
  placeholderWithTerms: 'Ajoutez des mots, ou -mots à écarter…',
  clear: 'Effacer la recherche',
  byImage: 'Chercher avec une image',
  terms: 'Parties de la recherche',
  addPlus: 'Ajouter une partie',
  addMinus: 'Écarter quelque chose',
  leaveOut: (subject) => `Écarter ${subject}`,
  isLeftOut: 'Écarté. Appuyez pour le chercher.',
  isLookedFor: 'Cherché. Appuyez pour l’écarter.',
  changeTerm: (words) => `Modifier ${words}`,
  removeTerm: (subject) => `Retirer ${subject} de la recherche`,
  lookFor: 'Chercher ceci',
  keepAway: 'Écarter ceci',
  weight: 'Importance',
  times: (weight) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: 'Modifier les mots',
  removeTermShort: 'Retirer',
  dropHere: 'Déposez une image pour trouver des photos semblables',
  uploading: 'Examen de l’image…',
  faults: {
    get 'too-long'() {
      return `Une recherche peut avoir au plus ${formatNumber(LIMITS.queryCharacters)} caractères. Utilisez moins de mots.`;
    },
    get 'too-many'() {
      return `Une recherche peut avoir au plus ${formatNumber(LIMITS.queryTerms)} parties. Retirez-en quelques-unes.`;
    },
    'all-minus': 'Pour l’instant, la recherche dit seulement quoi écarter. Ajoutez ce qu’il faut chercher.',
    'dates-reversed': 'La première date est après la dernière. Changez l’une des deux.',
  },
  faultTitles: {
    'too-long': 'C’est beaucoup à la fois',
    'too-many': 'C’est beaucoup à la fois',
    'all-minus': 'Que doit montrer la photo ?',
    'dates-reversed': 'Aucune photo entre ces dates',
  },
  notAnImage: (name) => `Il faut une image pour chercher ; « ${name} » n’en est pas une.`,
  emptyImage: (name) => `Il faut une image pour chercher, mais « ${name} » est vide.`,
  tooManyFiles: (count) =>
    `Il faut une seule image pour chercher ; ${formatNumber(count)} fichiers ont été reçus. Pour rendre des photos trouvables, ajoutez leur dossier.`,
  folderDropped: (name) =>
    `« ${name} » est un dossier. Pour rendre ses photos trouvables, utilisez « Ajouter un dossier ».`,
  imageTooLarge: (size, limit) => `L’image peut faire au plus ${limit} ; celle-ci fait ${size}.`,
  pastedName: 'image collée',
  partOf: (name) => `partie de ${name}`,
  not: (subject) => `sans ${subject}`,
  weighted: (weight, subject) => `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id) => `photo n° ${id}`,
};
