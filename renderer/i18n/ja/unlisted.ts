/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';

export const unlisted = {
  title: (count: number) => `読み取れなかったフォルダーやファイル ${formatNumber(count)} 件`,
  detail: 'Sightline が中を確認できませんでした。ライブラリにあるその中の写真は残ります。',
  retry: '再確認',
  retryOne: (name: string) => `${name} を再確認`,
  retryAll: 'すべて再確認',
  queued: (count: number) => (count === 0 ? '再確認するものはありません。' : '再確認しています…'),
  more: (count: number) => `ほか ${formatNumber(count)} 件`,
};
