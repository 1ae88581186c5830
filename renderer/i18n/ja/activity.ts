/** The Activity screen and its button: running and finished runs. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const activity = {
  now: '実行中',
  earlier: 'これまで',
  kinds: {
    index: '索引の作成',
    tag: 'タグの提案',
    refresh: '以前に索引した写真の補完',
    model: '別のモデルでの索引の作成',
  },
  states: {
    running: '実行中',
    paused: '一時停止中',
    done: '完了',
    cancelled: '停止',
    failed: '失敗',
  },
  named: (kind: string, subject: string) => `${kind}: ${subject}`,
  counts: (done: number, total: number) => `${photos(total)}のうち ${formatNumber(done)} 枚`,
  failed: (count: number) => `失敗 ${formatNumber(count)} 件`,
  finished: (count: number) => photos(count),
  took: (duration: string) => `所要時間 ${duration}`,
  rate: (rate: string) => `毎秒 ${rate} 枚`,
  left: (duration: string) => `残り約 ${duration}`,
  pause: '一時停止',
  resume: '再開',
  cancel: '停止',
  pauseNamed: (run: string) => `「${run}」を一時停止`,
  resumeNamed: (run: string) => `「${run}」を再開`,
  cancelNamed: (run: string) => `「${run}」を停止`,
  clear: 'この一覧を消去',
  idle: '実行中の処理はありません。すべて最新です。',
  noneYet: 'まだ何も実行していません。',
  loadFailed: '処理の一覧を読み込めませんでした。',
  indicator: {
    scanning: '写真を探しています',
    paused: '一時停止中',
    stopped: '停止しました',
    label: (state: string) => `${state}。アクティビティを表示`,
    embedding: (percent: string) => `索引を作成中、${percent} 完了`,
    tagging: (percent: string) => `タグを提案中、${percent} 完了`,
  },
};
