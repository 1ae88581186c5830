/** The storage section of the settings: disk usage and thumbnails. */
import type { Messages } from '../words.ts';

export const storage: Messages['storage'] = {
  parts: {
    database: 'Fotos, Schlagwörter und was gelernt wurde',
    thumbnails: 'Vorschaubilder',
    cache: 'Für die schnelle Suche',
    other: 'Anderes',
  },
  total: (size) => `${size} insgesamt`,
  free: (size) => `${size} frei auf diesem Datenträger`,
  limit: 'Platz für Vorschaubilder',
  limitDetail: 'Brauchen sie mehr, werden die gelöscht, die am längsten nicht zu sehen waren.',
  place: 'Aufbewahrt in',
  clear: 'Vorschaubilder löschen …',
  clearTitle: 'Vorschaubilder löschen?',
  clearDetail: (size) =>
    `Das gibt ${size} frei. Vorschaubilder werden wieder angelegt, wenn Fotos gezeigt werden. Die Fotos selbst werden nicht angerührt.`,
  clearConfirm: 'Vorschaubilder löschen',
  cleared: 'Die Vorschaubilder wurden gelöscht.',
  failed: 'Der belegte Platz ließ sich nicht messen.',
};
