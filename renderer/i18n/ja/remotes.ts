/** リモートエンコーダー：追加、同意、使用。 */
import type { Messages } from '../words.ts';
import { formatNumber } from '../format.ts';

export const remotes: Messages['remotes'] = {
  title: '写真の解析を別のコンピューターに任せる',
  detail:
    '追加するまではオフです。追加すると、ご自分のエンドポイントや Hugging Face Inference Endpoint に、写真と検索語が送られます。必要な形式は docs/remote-encoder.md にあります。',
  url: 'アドレス',
  key: 'キー',
  test: 'テスト',
  asking: '問い合わせ中…',
  serves: (host, model, revision, dimensions) =>
    `${host} は ${model}（リビジョン ${revision}、${dimensions} 次元）を提供しています。`,
  add: '追加…',
  consentTitle: (host) => `写真を ${host} に送りますか？`,
  consent: (photos, size, host, pixels) =>
    `使用すると、写真 ${formatNumber(photos)} 枚（約 ${size}）がこのコンピューターから ${host} に送られます。どの写真も ${pixels} ピクセルに縮小され、名前、場所、日付などのメタデータは含まれません。今後追加する写真、検索に使う画像、検索語、タグ付けに使う語も送られます。「使用」を選ぶまでは何も送られません。`,
  agree: '同意して追加',
  use: '使用（写真を送る）',
  stopUsing: '内蔵のモデルに戻す',
  remove: '削除',
  removeTitle: (name) => `${name} を削除しますか？`,
  removeDetail: 'アドレスとキーを削除します。写真の解析結果はこのコンピューターに残ります。',
  removed: (name) => `${name} とキーを削除しました。`,
  keys: {
    none: 'キーなし',
    file: 'キーは本人だけが読めるファイルに保存（安全な保管場所が使えないため）',
    sealed: 'キーはシステムの安全な保管場所に保存',
    environment: 'キーは環境変数 SIGHTLINE_REMOTE_KEY',
  },
  sends: (host) => `写真と検索語は ${host} に送られます。`,
  failedList: 'リモートエンコーダーの一覧を読み込めませんでした。',
};
