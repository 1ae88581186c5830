/** Reasons that the engine gives, as half sentences: why a folder is unavailable. Japanese. */
import { photos } from './counted.ts';

export const reasons = {
  folderIsFile: (path: string) => `${path} はフォルダーではなくファイルです`,
  folderEmptied: (count: number) =>
    `フォルダーは空ですが、以前は ${photos(count)}がありました。ディスクは接続されていますか？`,
  otherDisk: '別のディスクがマウントされていて、フォルダーの写真のほとんどが見つかりません',
  folderGone: 'フォルダーが存在しません（移動、名前の変更、または未接続）',
  folderForbidden: 'このフォルダーを読み取る権限がありません',
  folderUnreadable: (code: string) => `フォルダーを読み取れませんでした（${code}）`,
};
