/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
import { formatNumber, formatScale } from '../format.ts';
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

/** Formats a percentage, which the engine gives as a whole number. */
const share = (percent: number) => formatScale(percent / 100);

export const reasons: Messages['reasons'] = {
  folderIsFile: (path) => `statt eines Ordners liegt unter ${path} eine Datei`,
  folderEmptied: (count) =>
    `der Ordner ist leer, enthielt aber ${photos(count)}; ist sein Datenträger angeschlossen?`,
  otherDisk: 'hier ist ein anderer Datenträger eingehängt; die meisten Fotos des Ordners sind nicht darauf',
  folderGone: 'den Ordner gibt es nicht (verschoben, umbenannt oder nicht angeschlossen)',
  folderForbidden: 'Sie dürfen diesen Ordner nicht lesen',
  folderUnreadable: (code) => `der Ordner ließ sich nicht lesen (${code})`,
  folderMountMissing: 'der Ordner ist leer, hatte aber Fotos eines anderen Laufwerks; ist es eingehängt?',
  pathTooLong: 'der Pfad ist zu lang für das System',
  linkUnreadable: (code) => `das Ziel des symbolischen Links ließ sich nicht lesen (${code})`,
  folderSilent: 'der Ordner antwortet nicht; ist sein Laufwerk oder Netzwerk noch erreichbar?',

  addedFile: (path) => `unter ${path} liegt kein Ordner, sondern eine Datei`,
  addedNothing: (path) => `den Ordner ${path} gibt es nicht`,
  addedForbidden: (path) => `Sie dürfen den Ordner ${path} nicht lesen`,
  addedDataDirectory: (path) =>
    `das ist kein Ordner mit Fotos, sondern Sightlines eigener Datenordner (${path})`,

  formatLeftOut: (format) => `diese Fassung von Sightline kann das Format nicht lesen (${format})`,
  formatNotYet: (format) => `Format wird noch nicht unterstützt (${format})`,
  videoNotYet: 'Format wird noch nicht unterstützt (Video)',
  notRegular: 'keine gewöhnliche Datei',
  linkLoop: (path) => `symbolischer Link im Kreis: er führt zurück zu ${path}`,
  linkToItself: 'symbolischer Link im Kreis: er führt zu sich selbst zurück',
  linkDangling: 'symbolischer Link ins Leere: sein Ziel gibt es nicht',
  linkKnown: (path) => `symbolischer Link zu etwas, das schon als ${path} in der Bibliothek ist`,

  fileGone: 'die Datei ist nicht mehr da',
  fileForbidden: 'Sie dürfen diese Datei nicht lesen',
  fileUnreadable: (code) => `die Datei ließ sich nicht lesen (${code})`,
  fileEmpty: 'die Datei ist leer (0 Byte)',
  fileTooLarge: (most, megabytes) =>
    `die Datei ist zu groß: ${formatNumber(megabytes)} MB, höchstens ${formatNumber(most)} MB werden gelesen`,
  notStored: (words) =>
    `der Eintrag der Datei in der Bibliothek ließ sich nicht speichern oder lesen (${words})`,
  noFile: 'keine gewöhnliche Datei, sondern ein Ordner, eine Pipe oder ein Gerät',

  noImage: 'kein Bild: der Inhalt hat kein bekanntes Bildformat',
  undecodable: (words) => `das Bild ließ sich nicht decodieren (${words})`,
  noPreview: 'die RAW-Datei enthält kein Vorschaubild, und Sightline entwickelt keine RAW-Daten',
  invalidData: (format) => `die Datei ist beschädigt oder kein gültiges ${format}-Bild`,
  decoderCrashed: 'der Decoder ist bei dieser Datei abgestürzt',
  tooSlow: (seconds) => `das Decodieren dauerte länger als ${formatNumber(seconds)} Sekunden`,
  tooHungry: (megabytes) => `das Decodieren braucht mehr als ${formatNumber(megabytes)} MB Speicher`,
  tooManyPixels: (most, width, height) =>
    `das Bild ist zu groß: ${formatNumber(width)} × ${formatNumber(height)} Pixel, höchstens ${formatNumber(most)} Megapixel werden gelesen`,
  tooMuchMemory: (most, type, width, height, megabytes) =>
    `das Bild ist zu groß: ${type} von ${formatNumber(width)} × ${formatNumber(height)} Pixeln braucht zum Decodieren etwa ${formatNumber(megabytes)} MB, höchstens ${formatNumber(most)} MB sind erlaubt`,
  tooShort: (percent) =>
    `die Datei ist abgeschnitten oder beschädigt: nur etwa ${share(percent)} des Bildes sind da, mindestens die Hälfte wird gebraucht`,
  cutOff: (percent) =>
    `die Datei ist abgeschnitten oder beschädigt; etwa ${share(percent)} des Bildes ließen sich lesen`,
  cutOffCoarse: 'die Datei ist abgeschnitten; dem Bild können Einzelheiten fehlen',
  damaged: 'die Datei ist beschädigt; Teile des Bildes können fehlen',

  diskFull: (path) =>
    `der Datenträger von ${path} ist voll; schaffen Sie Platz und starten Sie erneut, nichts ist verloren`,
};
