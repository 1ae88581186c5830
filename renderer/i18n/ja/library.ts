/** The library folders in the settings, and messages about them. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const library = {
  addFolder: 'フォルダーを追加',
  rescan: (name: string) => `${name} を再スキャン`,
  rescanShort: '再スキャン',
  remove: (name: string) => `${name} を外す`,
  removeShort: '外す',
  photos,
  pending: (count: number) => `残り ${formatNumber(count)} 枚`,
  failed: (count: number) => `失敗 ${formatNumber(count)} 件`,
  skipped: (count: number) => `対象外 ${formatNumber(count)} 件`,
  scanning: 'スキャンしています…',
  neverScanned: '未スキャン',
  scanned: (moment: string) => `${moment} にスキャン`,
  added: (name: string) => `${name} を追加しました。`,
  removed: (name: string) => `${name} を外しました。写真そのものは変更していません。`,
  problems: (count: number) => `確認が必要なファイル ${formatNumber(count)} 件`,
};
