/** The doctor's dialog: its report on the installation and the library. */
import type { Messages } from '../words.ts';

export const doctor: Messages['doctor'] = {
  title: '诊断',
  looking: '正在检查 Sightline 和你的照片库…',
  well: '一切正常。',
  failed: (count) => `${count} 项检查未通过。`,
  ok: '正常',
  notOk: '未通过',
  failures: '最近的故障',
  noFailures: '日志中没有。',
  again: '重新检查',
  copy: '复制报告',
  copied: '已复制报告。',
  start: '检查 Sightline',
  checks: {
    engine: '引擎',
    processor: '处理器',
    decoder: '照片解码器',
    model: '模型',
    'data-folder': '照片库文件夹',
    database: '数据库',
    watching: '文件夹监视',
    log: '日志',
  },
};
