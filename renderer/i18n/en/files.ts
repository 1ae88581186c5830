/** What is done with the files of photos. English. */
import { files as countedFiles, photos } from './counted.ts';

export const files = {
  imageCopied: 'Image copied.',
  pathsCopied: (count: number) => (count === 1 ? 'Path copied.' : `Paths of ${photos(count)} copied.`),
  trashTitle: (count: number) => `Move ${photos(count)} to the trash?`,
  trashDetail: (count: number) =>
    count === 1
      ? 'The file leaves its folder and goes to the trash of your system.'
      : 'The files leave their folders and go to the trash of your system.',
  trashRestorable: 'You can take this back right after, with Undo.',
  trashNotRestorable: 'To get them back later, use the trash of your system.',
  trashConfirm: 'Move to trash',
  trashed: (count: number) => `${photos(count)} moved to the trash.`,
  trashFailed: (count: number, reason: string) =>
    `${countedFiles(count)} could not be moved to the trash: ${reason}`,
  restoreFailed: (count: number, reason: string) =>
    `${countedFiles(count)} could not be taken back: ${reason}`,
};
