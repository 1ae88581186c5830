/** The privacy section of the settings: network requests and remembered searches. */
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const privacy: Messages['privacy'] = {
  none: 'Sightline n’a envoyé aucune requête sur le réseau depuis son démarrage.',
  some: (count) =>
    `Sightline a envoyé ${counted(count, 'requête', 'requêtes')} sur le réseau depuis son démarrage.`,
  detail:
    'Vos photos, vos recherches et vos mots-clés restent sur cet ordinateur, sauf si vous utilisez un encodeur distant. Chaque requête de l’application figure ici.',
  list: 'Requêtes sur le réseau',
  purposes: {
    update: 'Nouvelle version',
    model: 'Modèle',
    remote: 'Encodeur distant',
    unexpected: 'Inattendue',
  },
  outcomes: { done: 'Aboutie', failed: 'Échouée', blocked: 'Bloquée' },
  failed: 'La liste des requêtes n’a pas pu être lue.',
  searchHistory: 'Retenir les recherches',
  searchHistoryDetail:
    'Pour des suggestions pendant la saisie. Elles sont gardées sur cet ordinateur seulement.',
  forget: 'Oublier toutes les recherches…',
  forgetTitle: 'Oublier toutes les recherches ?',
  forgetDetail:
    'Les suggestions tirées de recherches passées disparaissent. Les recherches enregistrées restent.',
  forgetConfirm: 'Oublier les recherches',
  forgotten: 'Toutes les recherches retenues ont été oubliées.',
};
