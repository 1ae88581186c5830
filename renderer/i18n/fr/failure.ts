/** What went wrong, by kind of failure. */
import type { Messages } from '../words.ts';

export const failure: Messages['failure'] = {
  disconnected: 'Sightline est injoignable.',
  kinds: {
    'invalid-input': 'La saisie n’a pas été comprise.',
    forbidden: 'Cela n’est pas autorisé.',
    'not-found': 'L’élément n’existe pas.',
    unsupported: 'Cela n’est pas pris en charge.',
    'too-large': 'C’est trop volumineux.',
    unreadable: 'La lecture a échoué.',
    'model-invalid': 'Le modèle est inutilisable.',
    'no-library': 'Il n’y a pas encore de bibliothèque.',
    locked: 'La bibliothèque est déjà utilisée.',
    'disk-full': 'Le disque est plein.',
    'read-only': 'L’écriture est impossible ici.',
    unavailable: 'Sightline n’est pas prêt.',
    cancelled: 'L’opération a été interrompue.',
    timeout: 'Aucune réponse n’est arrivée à temps.',
    internal: 'Un problème est survenu.',
  },
  /** A detail from the engine, which is in English: it follows the translated kind. */
  told: (what, detail) => `${what} (${detail})`,
};
