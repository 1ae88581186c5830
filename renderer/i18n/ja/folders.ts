/** The folder tree of the sidebar. */
export const folders = {
  title: 'フォルダー',
  tree: '写真のあるフォルダー',
  add: 'フォルダーを追加',
  actions: (name: string) => `${name} に対する操作`,
  rescan: '再スキャン',
  remove: 'ライブラリから外す…',
  scanning: '写真を探しています…',
  unavailable: (reason: string) => `使用できません。${reason}写真はライブラリに残っています。`,
  empty: 'フォルダーはまだありません。',
  demo: 'これはサンプルの写真です。自分のフォルダーを追加すると消えます。',
  readOnly: '別の Sightline がこのライブラリを変更しています。ここでは検索ができます。',
  notAdded: (path: string, reason: string) => `${path} を追加できませんでした。${reason}`,
};
