/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const tags = {
  label: 'タグ',
  editTitle: (count: number) => `${photos(count)}のタグ`,
  loading: 'タグを読み込んでいます…',
  add: 'タグを追加',
  addHint: '名前を入力して Enter を押す',
  create: (name: string) => `新しいタグ「${name}」`,
  suggestions: '合うタグ',
  none: 'タグはまだありません。「家族」や「印刷する」など自分で決める言葉で、検索や書き出しができます。',
  some: (count: number, all: number) => `${photos(all)}のうち ${formatNumber(count)} 枚`,
  addToAll: (name: string) => `すべての写真にタグ「${name}」を付ける`,
  remove: (name: string) => `タグ「${name}」を外す`,
  byHand: '手動で付けたタグ',
  byModel: (percent: string) => `提案を承認したタグ、一致度 ${percent}`,
  tooLong: (limit: number) => `タグは最大 ${formatNumber(limit)} 文字です。`,
  assigned: (name: string, count: number) =>
    count === 0
      ? `タグ「${name}」はすべてに付いています。`
      : `${photos(count)}にタグ「${name}」を付けました。`,
  unassigned: (name: string, count: number) => `${photos(count)}からタグ「${name}」を外しました。`,
  renamed: (before: string, after: string) => `タグ「${before}」の名前を「${after}」に変えました。`,
  merged: (before: string, after: string) => `「${before}」の写真には、今はタグ「${after}」が付いています。`,
  removed: (name: string) => `タグ「${name}」をすべての写真から外しました。`,
  done: '完了',
  all: (count: number) => `すべてのタグ (${formatNumber(count)})`,
};
