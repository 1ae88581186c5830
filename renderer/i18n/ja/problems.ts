/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

export const problems = {
  title: '確認が必要なファイル',
  detail:
    '失敗したファイル、対象外のファイル、警告付きで読み込んだファイルです。元のファイルを変更することはありません。',
  all: 'すべて',
  failed: '失敗',
  skipped: '対象外',
  done: '警告',
  state: { failed: '失敗', skipped: '対象外', done: '警告' },
  show: '表示',
  retry: '再試行',
  retryOne: (name: string) => `${name} を再試行`,
  retryAll: '失敗したものをすべて再試行',
  queued: (count: number) =>
    count === 0 ? '再試行するものはありません。' : `${files(count)}をもう一度試します。`,
  summary: (count: number, reason: string) => `${files(count)}は対象外: ${reason}`,
  pages: '一覧のページ',
  previous: '前へ',
  next: '次へ',
  range: (first: number, last: number, total: number) =>
    `${formatNumber(total)} 件中 ${formatNumber(first)}–${formatNumber(last)} 件`,
  noneDetail: 'すべてのファイルを問題なく読み込みました。',
  loading: '読み込んでいます…',
};
