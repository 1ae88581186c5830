/** The Activity screen and its button: running and finished runs. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const activity = {
  now: '正在进行',
  earlier: '之前',
  kinds: { index: '建立索引', tag: '建议标签', refresh: '补全以前索引的照片', model: '用另一个模型建立索引' },
  states: {
    running: '正在进行',
    paused: '已暂停',
    done: '已完成',
    cancelled: '已停止',
    failed: '失败',
  },
  named: (kind: string, subject: string) => `${kind}：${subject}`,
  counts: (done: number, total: number) => `${formatNumber(done)} / ${photos(total)}`,
  failed: (count: number) => `${formatNumber(count)} 张失败`,
  finished: (count: number) => photos(count),
  took: (duration: string) => `用时 ${duration}`,
  rate: (rate: string) => `每秒 ${rate} 张`,
  left: (duration: string) => `大约还需 ${duration}`,
  pause: '暂停',
  resume: '继续',
  cancel: '停止',
  pauseNamed: (run: string) => `暂停“${run}”`,
  resumeNamed: (run: string) => `继续“${run}”`,
  cancelNamed: (run: string) => `停止“${run}”`,
  clear: '清空此列表',
  idle: '没有正在进行的任务，一切都是最新的。',
  noneYet: '还没有运行过任务。',
  loadFailed: '无法读取任务列表。',
  indicator: {
    scanning: '正在查找照片',
    paused: '已暂停',
    stopped: '已停止',
    label: (state: string) => `${state}。显示活动`,
    embedding: (percent: string) => `正在建立索引，已完成 ${percent}`,
    tagging: (percent: string) => `正在建议标签，已完成 ${percent}`,
  },
};
