/** Actions on photos, and the confirmations of them. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

export const actions = {
  label: '对所选照片的操作',
  menu: '对这张照片的操作',
  menuOfMany: (count: number) => `对 ${photos(count)}的操作`,
  more: '更多',
  selectAll: '全选',
  clear: '取消选择',
  open: '打开',
  favourite: '收藏',
  unfavourite: '取消收藏',
  rate: '评分',
  stars: (rating: number) => (rating === 0 ? '无星级' : `${formatNumber(rating)} 星`),
  mixed: '不一致',
  album: '添加到相册…',
  removeFromAlbum: (name: string) => `从“${name}”中移除`,
  tag: '标签…',
  similar: '查找相似照片',
  copyImage: '复制图像',
  copyPath: (count: number) => (count === 1 ? '复制路径' : `复制 ${formatNumber(count)} 个路径`),
  reveal: '在文件夹中显示',
  openWith: '用默认程序打开',
  trash: '移到回收站…',
  favoured: (count: number) => `已收藏 ${photos(count)}。`,
  unfavoured: (count: number) => `已取消收藏 ${photos(count)}。`,
  rated: (count: number, rating: number) =>
    rating === 0
      ? `已清除 ${photos(count)}的评分。`
      : `已将 ${photos(count)}评为 ${formatNumber(rating)} 星。`,
  tooManyFiles: (limit: string) => `一次最多可处理 ${limit} 个文件。`,
};
