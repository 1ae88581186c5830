/** Actions on photos, and the confirmations of them. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const actions = {
  label: '選択した写真に対する操作',
  menu: 'この写真に対する操作',
  menuOfMany: (count: number) => `${photos(count)}に対する操作`,
  more: 'その他',
  selectAll: 'すべて選択',
  clear: '選択を解除',
  open: '開く',
  favourite: 'お気に入り',
  unfavourite: 'お気に入りから外す',
  rate: '評価',
  stars: (rating: number) => (rating === 0 ? '星なし' : `星 ${formatNumber(rating)} つ`),
  mixed: '混在',
  album: 'アルバムに追加…',
  removeFromAlbum: (name: string) => `「${name}」から外す`,
  tag: 'タグ…',
  similar: '似た写真を探す',
  copyImage: '画像をコピー',
  copyPath: (count: number) => (count === 1 ? 'パスをコピー' : `${formatNumber(count)} 件のパスをコピー`),
  reveal: 'フォルダーで表示',
  openWith: '既定のアプリで開く',
  trash: 'ゴミ箱に移動…',
  favoured: (count: number) => `${photos(count)}をお気に入りにしました。`,
  unfavoured: (count: number) => `${photos(count)}をお気に入りから外しました。`,
  rated: (count: number, rating: number) =>
    rating === 0
      ? `${photos(count)}の評価を取り消しました。`
      : `${photos(count)}に星 ${formatNumber(rating)} つを付けました。`,
  tooManyFiles: (limit: string) => `一度に扱えるファイルは最大 ${limit} 件です。`,
};
