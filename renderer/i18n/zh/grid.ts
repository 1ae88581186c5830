/** The photo grid, its tool bar and its time line. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const grid = {
  label: (count: number) => photos(count),
  failed: '无法列出照片',
  sort: '排序',
  sorts: { newest: '最新的在前', oldest: '最早的在前', added: '最近添加的在前', path: '按文件夹和名称' },
  thumbnailSize: '缩略图大小',
  timeline: '时间线',
  scroll: '列表中的位置',
  position: (place: string, count: string) => `第 ${place} 张，共 ${count} 张`,
  photo: '照片',
  favourite: '收藏',
  stars: (rating: number) => `${formatNumber(rating)} 星`,
  select: (name: string) => `选择 ${name}`,
  noPreview: '没有预览',
  gone: '这张照片已不存在',
  selected: (count: number) => `已选择 ${photos(count)}`,
  nothingSelected: '未选择照片',
  tooMany: (limit: string) => `最多可逐张选择 ${limit} 张照片。请改为全选，再排除不需要的。`,
};
