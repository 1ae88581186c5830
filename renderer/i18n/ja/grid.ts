/** The photo grid, its tool bar and its time line. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const grid = {
  label: (count: number) => photos(count),
  failed: '写真の一覧を表示できませんでした',
  sort: '並べ替え',
  sorts: {
    newest: '新しい順',
    oldest: '古い順',
    added: '追加が新しい順',
    path: 'フォルダーと名前順',
  },
  thumbnailSize: 'サムネイルの大きさ',
  timeline: 'タイムライン',
  scroll: '一覧の中の位置',
  position: (place: string, count: string) => `${count} 枚中 ${place} 枚目`,
  photo: '写真',
  favourite: 'お気に入り',
  stars: (rating: number) => `星 ${formatNumber(rating)} つ`,
  select: (name: string) => `${name} を選択`,
  noPreview: 'プレビューなし',
  gone: 'この写真はもうありません',
  selected: (count: number) => `${photos(count)}を選択中`,
  nothingSelected: '何も選択していません',
  tooMany: (limit: string) =>
    `1 枚ずつ選べるのは最大 ${limit} 枚です。すべてを選び、要らないものを外してください。`,
};
