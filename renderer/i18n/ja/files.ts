/** Actions on the files of photos: copying, moving to the trash, restoring. */
import { files as countedFiles, photos } from './counted.ts';

export const files = {
  imageCopied: '画像をコピーしました。',
  pathsCopied: (count: number) =>
    count === 1 ? 'パスをコピーしました。' : `${photos(count)}のパスをコピーしました。`,
  trashTitle: (count: number) => `${photos(count)}をゴミ箱に移動しますか?`,
  trashDetail: (count: number) =>
    count === 1
      ? 'ファイルは今のフォルダーから、システムのゴミ箱に移動します。'
      : 'これらのファイルは今のフォルダーから、システムのゴミ箱に移動します。',
  trashRestorable: '直後であれば「元に戻す」で取り消せます。',
  trashNotRestorable: '後で戻すときは、システムのゴミ箱をお使いください。',
  trashConfirm: 'ゴミ箱に移動',
  trashed: (count: number) => `${photos(count)}をゴミ箱に移動しました。`,
  trashFailed: (count: number, reason: string) =>
    `${countedFiles(count)}をゴミ箱に移動できませんでした: ${reason}`,
  restoreFailed: (count: number, reason: string) => `${countedFiles(count)}を元に戻せませんでした: ${reason}`,
};
