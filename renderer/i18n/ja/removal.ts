/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `「${name}」を外しますか?`,
  detail:
    'Sightline はこのフォルダーと、そこから読み取った内容を忘れます。写真が戻ってきたときのために、タグ・評価・アルバムは残します。ディスク上の写真には一切触れません。',
  confirm: 'フォルダーを外す',
};
