/** Progress of indexing. */
import { formatNumber } from '../format.ts';
import { files, photos } from './counted.ts';

export const progress = {
  label: '索引进度',
  phase: {
    idle: '已是最新',
    scanning: '正在查找照片',
    embedding: '正在为您的照片建立索引',
    paused: '已暂停',
  },
  found: (count: number) => `目前找到 ${files(count)}`,
  finished: (finished: number, total: number) => `${formatNumber(finished)} / ${photos(total)}`,
  rate: (rate: string) => `每秒 ${rate} 张`,
  left: (duration: string) => `大约还需 ${duration}`,
  failed: (count: number) => `${formatNumber(count)} 张失败`,
  pause: '暂停',
  resume: '继续',
  cancel: '停止',
  stopped: '索引已停止',
  stoppedDetail: '已完成的部分会保留，并且可以搜索。请排除问题，然后选择“重试”。',
  pending: (count: number) => `${photos(count)}尚未建立索引`,
  continue: '继续',
  announceStarted: '已开始建立索引。',
  announceDone: (count: number) => `索引已完成，已为 ${photos(count)}建立索引。`,
  announcePart: (percent: string) => `索引已完成 ${percent}。`,
  announcePaused: '索引已暂停。',
};
