/** The dialog that asks before removing a folder. */
export const removal = {
  title: (name: string) => `「${name}」を外しますか?`,
  detail: 'Sightline はこのフォルダーと、その写真の索引を忘れます。ディスク上の写真には一切触れません。',
  confirm: 'フォルダーを外す',
};
