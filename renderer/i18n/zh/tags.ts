/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const tags = {
  label: '标签',
  editTitle: (count: number) => `${photos(count)}的标签`,
  loading: '正在读取标签…',
  add: '添加标签',
  addHint: '输入名称并按 Enter',
  create: (name: string) => `新标签“${name}”`,
  suggestions: '符合的标签',
  none: '还没有标签。标签是您自己定的词语，例如“家人”或“待打印”，可以搜索和导出。',
  some: (count: number, all: number) => `${photos(all)}中的 ${formatNumber(count)} 张`,
  addToAll: (name: string) => `给所有照片加上标签“${name}”`,
  remove: (name: string) => `移除标签“${name}”`,
  byHand: '手动添加',
  byModel: (percent: string) => `由建议接受而来，匹配度 ${percent}`,
  tooLong: (limit: number) => `标签最多 ${formatNumber(limit)} 个字符。`,
  assigned: (name: string, count: number) =>
    count === 0 ? `它们都已有标签“${name}”。` : `已给 ${photos(count)}加上标签“${name}”。`,
  unassigned: (name: string, count: number) => `已从 ${photos(count)}中移除标签“${name}”。`,
  renamed: (before: string, after: string) => `标签“${before}”现已改名为“${after}”。`,
  merged: (before: string, after: string) => `“${before}”的照片现在带有标签“${after}”。`,
  removed: (name: string) => `已从所有照片中移除标签“${name}”。`,
  done: '完成',
  all: (count: number) => `全部 ${formatNumber(count)} 个标签`,
};
