/** The albums of the sidebar, and the dialogs that name and choose them. */
import { photos } from './counted.ts';

export const albums = {
  title: 'アルバム',
  none: 'アルバムはまだありません。',
  emptyTitle: (name: string) => `「${name}」は空です`,
  emptyDetail: '写真を選択し、「アルバムに追加…」を選んでください。',
  showAll: 'すべての写真を表示',
  create: '新しいアルバム',
  createTitle: '新しいアルバム',
  createWith: (count: number) => `${photos(count)}で新しいアルバムを作成`,
  rename: '名前を変更…',
  renameTitle: (name: string) => `「${name}」の名前を変更`,
  renamed: (before: string, after: string) => `アルバム「${before}」の名前を「${after}」に変えました。`,
  remove: 'アルバムを削除',
  menu: (name: string) => `${name} に対する操作`,
  name: '名前',
  save: '保存',
  confirmCreate: '作成',
  chooseTitle: (count: number) => `${photos(count)}をアルバムに追加`,
  find: 'アルバムを探す',
  createNamed: (name: string) => `「${name}」を作成`,
  created: (name: string) => `アルバム「${name}」を作成しました。`,
  added: (count: number, name: string) =>
    count === 0 ? `すでに「${name}」に入っています。` : `${photos(count)}を「${name}」に追加しました。`,
  removed: (count: number, name: string) => `${photos(count)}を「${name}」から外しました。`,
  deleted: (name: string) => `アルバム「${name}」を削除しました。写真は残っています。`,
};
