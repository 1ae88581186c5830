/** The privacy section of the settings: network requests and remembered searches. */
import { formatNumber } from '../format.ts';

export const privacy = {
  none: 'Sightline は起動してから一度もネットワークに通信していません。',
  some: (count: number) => `Sightline は起動してからネットワークに ${formatNumber(count)} 回通信しました。`,
  detail:
    'リモートエンコーダーを使わない限り、写真、検索、タグはこのコンピューターの中にとどまります。アプリが行った通信はすべてここに表示されます。',
  list: 'ネットワークへの通信',
  purposes: {
    update: '新しいバージョン',
    model: 'モデル',
    remote: 'リモートエンコーダー',
    unexpected: '想定外',
  },
  outcomes: { done: '応答あり', failed: '失敗', blocked: '遮断' },
  failed: '通信の一覧を読み込めませんでした。',
  searchHistory: '検索を記憶する',
  searchHistoryDetail: '入力中の候補に使います。このコンピューターにだけ保存されます。',
  forget: '検索をすべて消去…',
  forgetTitle: '検索をすべて消去しますか?',
  forgetDetail: '以前の検索からの候補がなくなります。保存した検索は残ります。',
  forgetConfirm: '検索を消去',
  forgotten: '記憶した検索をすべて消去しました。',
};
