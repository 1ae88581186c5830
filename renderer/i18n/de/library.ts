/** The library folders in the settings, and messages about them. */
import { formatNumber } from '../format.ts';
import type { Messages } from '../words.ts';
import { counted, photos } from './counted.ts';

export const library: Messages['library'] = {
  addFolder: 'Ordner hinzufügen',
  rescan: (name) => `${name} neu einlesen`,
  rescanShort: 'Neu einlesen',
  remove: (name) => `${name} entfernen`,
  removeShort: 'Entfernen',
  photos,
  pending: (count) => `noch ${formatNumber(count)}`,
  failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
  skipped: (count) => `${formatNumber(count)} ausgelassen`,
  scanning: 'Wird durchsucht …',
  neverScanned: 'Noch nicht durchsucht',
  scanned: (moment) => `Durchsucht: ${moment}`,
  added: (name) => `${name} wurde hinzugefügt.`,
  removed: (name) => `${name} wurde entfernt. Die Fotos selbst wurden nicht angerührt.`,
  problems: (count) => counted(count, 'Datei mit Hinweis', 'Dateien mit Hinweisen'),
};
