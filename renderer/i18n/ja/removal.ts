/** Asking before a folder is forgotten. Japanese. */
export const removal = {
  title: (name: string) => `「${name}」を外しますか?`,
  detail:
    'Sightline はこのフォルダーと、そこから学習した内容を忘れます。ディスク上の写真には一切触れません。',
  confirm: 'フォルダーを外す',
};
