/** The first screen, shown while there is no folder. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const welcome: Messages['welcome'] = {
  title: 'Jedes Foto finden, indem man es beschreibt',
  detail:
    'Sightline sieht sich die Bilder in Ihrem Ordner an und lernt, was darauf ist, auf diesem Computer: Ihre Fotos bleiben unverändert, wo sie sind, und nichts wird irgendwohin gesendet.',
  choose: 'Ordner auswählen',
  samples: (count) => `Oder probieren Sie es mit ${photos(count)} aus, die Sightline mitbringt:`,
  readOnly: 'Ein anderes Sightline ändert diese Bibliothek gerade. Wählen Sie den Ordner dort.',
};
