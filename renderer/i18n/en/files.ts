/** Actions on the files of photos: copying, moving to the trash, restoring. */
import { counted, files as countedFiles, photos } from './counted.ts';

export const files = {
  imageCopied: 'Image copied.',
  pathsCopied: (count: number) =>
    count === 1 ? 'Path copied.' : `${counted(count, 'path', 'paths')} copied.`,
  trashTitle: (count: number) => `Move ${photos(count)} to the trash?`,
  trashDetail: (count: number) =>
    count === 1
      ? 'The file will move from its folder to the system trash.'
      : 'The files will move from their folders to the system trash.',
  trashRestorable: 'You can undo this right afterwards.',
  trashNotRestorable: 'To get them back later, use the system trash.',
  trashConfirm: 'Move to trash',
  trashed: (count: number) => `${photos(count)} moved to the trash.`,
  trashFailed: (count: number, reason: string) =>
    `${countedFiles(count)} could not be moved to the trash: ${reason}`,
  restoreFailed: (count: number, reason: string) => `${countedFiles(count)} could not be restored: ${reason}`,
};
