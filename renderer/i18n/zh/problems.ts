/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

export const problems = {
  title: '需要查看的文件',
  detail: '失败、被略过，或读取时出现警告的文件。原始文件绝不会被更改。',
  all: '全部',
  failed: '失败',
  skipped: '已略过',
  done: '警告',
  state: { failed: '失败', skipped: '已略过', done: '警告' },
  show: '显示',
  retry: '重试',
  retryOne: (name: string) => `重试 ${name}`,
  retryAll: '重试所有失败的文件',
  queued: (count: number) => (count === 0 ? '没有需要重试的文件。' : `将重试 ${files(count)}。`),
  summary: (count: number, reason: string) => `已略过 ${files(count)}：${reason}`,
  pages: '列表页',
  previous: '上一页',
  next: '下一页',
  range: (first: number, last: number, total: number) =>
    `第 ${formatNumber(first)}–${formatNumber(last)} 个，共 ${formatNumber(total)} 个`,
  noneDetail: '所有文件都已顺利读取。',
  loading: '正在加载…',
};
