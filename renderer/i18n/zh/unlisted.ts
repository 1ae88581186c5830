/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';

export const unlisted = {
  title: (count: number) => `${formatNumber(count)} 个文件夹或文件未能查看`,
  detail: 'Sightline 无法查看其中的内容。图库中已有的内容会保留。',
  retry: '重新查看',
  retryOne: (name: string) => `重新查看 ${name}`,
  retryAll: '全部重新查看',
  queued: (count: number) => (count === 0 ? '没有需要查看的内容。' : '正在重新查看…'),
  more: (count: number) => `以及另外 ${formatNumber(count)} 个`,
};
