/** Actions on the files of photos: copying, moving to the trash, restoring. */
import type { Messages } from '../words.ts';
import { files as countedFiles, photos, verb } from './counted.ts';

export const files: Messages['files'] = {
  imageCopied: 'Bild kopiert.',
  pathsCopied: (count) => (count === 1 ? 'Pfad kopiert.' : `Pfade von ${photos(count)} kopiert.`),
  trashTitle: (count) => `${photos(count)} in den Papierkorb legen?`,
  trashDetail: (count) =>
    count === 1
      ? 'Die Datei verlässt ihren Ordner und kommt in den Papierkorb Ihres Systems.'
      : 'Die Dateien verlassen ihre Ordner und kommen in den Papierkorb Ihres Systems.',
  trashRestorable: 'Gleich danach lässt sich das mit „Rückgängig“ zurücknehmen.',
  trashNotRestorable: 'Später bekommen Sie sie über den Papierkorb Ihres Systems zurück.',
  trashConfirm: 'In den Papierkorb legen',
  trashed: (count) => `${photos(count)} in den Papierkorb gelegt.`,
  trashFailed: (count, reason) =>
    `${countedFiles(count)} ${verb(count, 'konnte', 'konnten')} nicht in den Papierkorb gelegt werden: ${reason}`,
  restoreFailed: (count, reason) =>
    `${countedFiles(count)} ${verb(count, 'konnte', 'konnten')} nicht zurückgeholt werden: ${reason}`,
};
