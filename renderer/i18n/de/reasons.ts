/** Reasons that the engine gives, as half sentences: why a folder is unavailable. German. */
import type { Messages } from '../en.ts';
import { photos } from './counted.ts';

export const reasons: Messages['reasons'] = {
  folderIsFile: (path) => `statt eines Ordners liegt unter ${path} eine Datei`,
  folderEmptied: (count) =>
    `der Ordner ist leer, enthielt aber ${photos(count)}; ist sein Datenträger angeschlossen?`,
  otherDisk: 'hier ist ein anderer Datenträger eingehängt; die meisten Fotos des Ordners sind nicht darauf',
  folderGone: 'den Ordner gibt es nicht (verschoben, umbenannt oder nicht angeschlossen)',
  folderForbidden: 'Sie dürfen diesen Ordner nicht lesen',
  folderUnreadable: (code) => `der Ordner ließ sich nicht lesen (${code})`,
};
