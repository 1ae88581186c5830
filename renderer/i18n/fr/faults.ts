/** The notice about a fault in Sightline itself. */
import type { Messages } from '../words.ts';

export const faults: Messages['faults'] = {
  title: 'Un problème est survenu dans Sightline',
  logged: 'Les détails sont dans le journal.',
  loggedIn: (log) => `Les détails sont dans ${log}.`,
  copy: 'Copier les détails',
  copied: 'Détails copiés.',
  showLog: 'Afficher le journal',
};
