/** Words that the whole page shares: the name, common buttons, skip link. */
import { photos } from './counted.ts';

export const app = {
  name: 'Sightline',
  home: 'Sightline、スタートページ',
  skipToResults: '結果へ移動',
  dismiss: '閉じる',
  close: '閉じる',
  cancel: 'キャンセル',
  tryAgain: 'もう一度試す',
  private: '写真がこのコンピューターの外に出ることはありません。',
  loading: 'ライブラリを開いています…',
  photos,
};
