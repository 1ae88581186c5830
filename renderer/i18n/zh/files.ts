/** Actions on the files of photos: copying, moving to the trash, restoring. */
import { files as countedFiles, photos } from './counted.ts';

export const files = {
  imageCopied: '已复制图像。',
  pathsCopied: (count: number) => (count === 1 ? '已复制路径。' : `已复制 ${photos(count)}的路径。`),
  trashTitle: (count: number) => `将 ${photos(count)}移到回收站？`,
  trashDetail: (count: number) =>
    count === 1
      ? '该文件会离开所在的文件夹，移到系统的回收站。'
      : '这些文件会离开各自的文件夹，移到系统的回收站。',
  trashRestorable: '之后可以立即撤销。',
  trashNotRestorable: '以后如需找回，请使用系统的回收站。',
  trashConfirm: '移到回收站',
  trashed: (count: number) => `已将 ${photos(count)}移到回收站。`,
  trashFailed: (count: number, reason: string) => `${countedFiles(count)}无法移到回收站：${reason}`,
  restoreFailed: (count: number, reason: string) => `${countedFiles(count)}无法恢复：${reason}`,
};
