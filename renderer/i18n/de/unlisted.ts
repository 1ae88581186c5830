/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted } from './counted.ts';

export const unlisted: Messages['unlisted'] = {
  title: (count) => `${counted(count, 'Ordner oder Datei', 'Ordner oder Dateien')} ausgelassen`,
  detail: 'Hier konnte Sightline nicht nachsehen. Was die Bibliothek darin kennt, bleibt.',
  retry: 'Erneut nachsehen',
  retryOne: (name) => `In ${name} erneut nachsehen`,
  retryAll: 'In allen erneut nachsehen',
  queued: (count) => (count === 0 ? 'Es gibt nichts nachzusehen.' : 'Wird erneut nachgesehen …'),
  more: (count) => `und ${formatNumber(count)} weitere`,
};
