/** The suggestions under the search box. */
import type { Messages } from '../words.ts';

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
  tip: '-Wort lässt aus, 2×Wort zählt doppelt.',
  forgetKeys: 'Umschalt+Entf vergisst eine frühere Suche.',
  forgetAll: 'Alle Suchen vergessen',
};
