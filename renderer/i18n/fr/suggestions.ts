/** What is offered under the search box. French. */
import type { Messages } from '../en.ts';
import { counted } from './counted.ts';

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
  forgetKeys: 'Maj+Suppr en oublie une.',
  forgetAll: 'Oublier toutes les recherches',
  announce: (count) => counted(count, 'suggestion', 'suggestions'),
};
