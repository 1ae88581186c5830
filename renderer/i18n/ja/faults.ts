/** The notice about a fault in Sightline itself. */
import type { Messages } from '../words.ts';

export const faults: Messages['faults'] = {
  title: 'Sightline で問題が発生しました',
  logged: '詳細はログに記録されています。',
  loggedIn: (log) => `詳細は ${log} に記録されています。`,
  copy: '詳細をコピー',
  copied: '詳細をコピーしました。',
  showLog: 'ログを表示',
};
