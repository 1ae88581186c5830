/** What is offered under the search box. German. */
import type { Messages } from '../en.ts';
import { counted } from './counted.ts';

export const suggestions: Messages['suggestions'] = {
  label: 'Vorschläge',
  kinds: {
    history: 'Frühere Suche',
    tag: 'Schlagwort',
    label: 'Begriff',
    search: 'Gesicherte Suche',
    album: 'Album',
    camera: 'Kamera',
  },
  forgetKeys: 'Umschalt+Entf vergisst einen.',
  forgetAll: 'Alle Suchen vergessen',
  announce: (count) => counted(count, 'Vorschlag', 'Vorschläge'),
};
