/** The notice about a fault in Sightline itself. */
import type { Messages } from '../words.ts';

export const faults: Messages['faults'] = {
  title: 'Sightline 出了点问题',
  logged: '详细信息已写入日志。',
  loggedIn: (log) => `详细信息在 ${log} 中。`,
  copy: '复制详细信息',
  copied: '已复制详细信息。',
  showLog: '显示日志',
};
