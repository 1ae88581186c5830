/** The notice about a fault in Sightline itself. */
import type { Messages } from '../words.ts';

export const faults: Messages['faults'] = {
  title: 'In Sightline ist etwas schiefgegangen',
  logged: 'Einzelheiten stehen im Protokoll.',
  loggedIn: (log) => `Einzelheiten stehen in ${log}.`,
  copy: 'Einzelheiten kopieren',
  copied: 'Einzelheiten kopiert.',
  showLog: 'Protokoll zeigen',
};
