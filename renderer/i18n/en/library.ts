/** The library folders in the settings, and messages about them. */
import { formatNumber } from '../format.ts';
import { counted, photos } from './counted.ts';

export const library = {
  addFolder: 'Add folder',
  rescan: (name: string) => `Rescan ${name}`,
  rescanShort: 'Rescan',
  remove: (name: string) => `Remove ${name}`,
  removeShort: 'Remove',
  photos,
  pending: (count: number) => `${formatNumber(count)} to go`,
  failed: (count: number) => `${formatNumber(count)} failed`,
  skipped: (count: number) => `${formatNumber(count)} skipped`,
  scanning: 'Scanning…',
  neverScanned: 'Not scanned yet',
  scanned: (moment: string) => `Scanned ${moment}`,
  added: (name: string) => `${name} was added.`,
  removed: (name: string) => `${name} was removed. Its photos were not touched.`,
  problems: (count: number) => counted(count, 'file needs attention', 'files need attention'),
};
