/** The doctor's dialog: its report on the installation and the library. */
import type { Messages } from '../words.ts';

export const doctor: Messages['doctor'] = {
  title: '診断',
  looking: 'Sightline とライブラリを確認しています…',
  well: 'すべて正常です。',
  failed: (count) => `${count} 件の確認で問題が見つかりました。`,
  ok: '正常',
  notOk: '問題あり',
  failures: '最近の不具合',
  noFailures: 'ログに記録はありません。',
  again: 'もう一度確認',
  copy: 'レポートをコピー',
  copied: 'レポートをコピーしました。',
  start: 'Sightline を診断',
  checks: {
    engine: 'エンジン',
    processor: 'プロセッサー',
    decoder: '写真デコーダー',
    model: 'モデル',
    'data-folder': 'ライブラリのフォルダー',
    database: 'データベース',
    watching: 'フォルダーの監視',
    log: 'ログ',
  },
};
