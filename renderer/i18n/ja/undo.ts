/** Undo and redo. */
import { photos } from './counted.ts';

export const undo = {
  label: '取り消せる変更',
  button: '元に戻す',
  nothing: '元に戻すものはありません。',
  nothingAgain: 'やり直すものはありません。',
  undone: (change: string) => `元に戻しました: ${change}`,
  redone: (change: string) => `やり直しました: ${change}`,
  failed: (reason: string) => `この変更は元に戻せませんでした。${reason}`,
  joined: (count: number) => `同じ写真のコピーのマーク・アルバム・タグをそろえました: ${photos(count)}`,
};
