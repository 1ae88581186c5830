/** The banner about a lost connection to the host. */
import type { Messages } from '../words.ts';

export const connection: Messages['connection'] = {
  lost: 'Die Verbindung zu Sightline ist unterbrochen. Es wird erneut versucht …',
  lostDetail: 'Läuft es noch?',
  refused: 'Sightline wurde neu gestartet und kennt diese Seite nicht mehr.',
  retry: 'Jetzt versuchen',
  back: 'Wieder verbunden.',
};
