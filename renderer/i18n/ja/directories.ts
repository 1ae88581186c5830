/** The dialog that browses the host's directories. */
export const directories = {
  title: 'フォルダーを追加',
  detail: '写真のフォルダーを選んでください。その中のフォルダーもすべて検索の対象になります。',
  roots: 'このコンピューター',
  path: '現在の場所',
  up: '上へ',
  add: 'このフォルダーを追加',
  choose: '追加するフォルダーを開いてください',
  inLibrary: 'ライブラリに追加済み',
  empty: 'この中にフォルダーはありません。',
  loading: 'フォルダーを読み込んでいます…',
};
