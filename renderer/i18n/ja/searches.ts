/** Saved searches. */
export const searches = {
  title: '保存した検索',
  save: '検索を保存',
  saveTitle: 'この検索を保存',
  name: '名前',
  saveDetail: 'サイドバーに残り、新しい写真も見つけます。',
  keep: '保存',
  notLasting: '手元の画像や写真の一部を使った検索は保存できません。',
  saved: (name: string) => `「${name}」を保存しました。`,
  rename: '名前を変更',
  renameTitle: '検索の名前を変更',
  renamed: (name: string) => `名前を「${name}」に変えました。`,
  remove: '削除',
  removed: (name: string) => `検索「${name}」を削除しました。`,
  menu: (name: string) => `「${name}」に対する操作`,
  none: '検索を保存すると、ここからまた使えます。',
};
