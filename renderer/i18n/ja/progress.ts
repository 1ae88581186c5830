/** Progress of indexing. */
import { formatNumber } from '../format.ts';
import { files, photos } from './counted.ts';

export const progress = {
  label: '索引の作成の進み具合',
  phase: {
    idle: '最新の状態',
    scanning: '写真を探しています',
    embedding: '写真の索引を作成しています',
    paused: '一時停止中',
  },
  found: (count: number) => `これまでに${files(count)}が見つかりました`,
  finished: (finished: number, total: number) => `${photos(total)}のうち ${formatNumber(finished)} 枚`,
  rate: (rate: string) => `毎秒 ${rate} 枚`,
  left: (duration: string) => `残り約 ${duration}`,
  failed: (count: number) => `失敗 ${formatNumber(count)} 件`,
  pause: '一時停止',
  resume: '再開',
  cancel: '停止',
  stopped: '索引の作成が止まりました',
  stoppedDetail:
    'ここまでの結果は残っていて、検索できます。原因を取り除いてから「もう一度試す」を選んでください。',
  pending: (count: number) => `索引がまだない写真 ${formatNumber(count)} 枚`,
  continue: '続ける',
  announceStarted: '索引の作成を開始しました。',
  announceDone: (count: number) => `索引の作成が終わりました。${photos(count)}の索引を作成しました。`,
  announcePart: (percent: string) => `${percent} 完了しました。`,
  announcePaused: '索引の作成を一時停止しました。',
};
