/** The suggestions under the search box. */
import type { Messages } from '../words.ts';

export const suggestions: Messages['suggestions'] = {
  label: 'Suggestions',
  kinds: {
    history: 'Recherche passée',
    tag: 'Mot-clé',
    label: 'Étiquette',
    search: 'Recherche enregistrée',
    album: 'Album',
    camera: 'Appareil photo',
  },
  tip: '-mot écarte, 2×mot compte double.',
  forgetKeys: 'Maj+Suppr oublie une recherche passée.',
  forgetAll: 'Oublier toutes les recherches',
};
