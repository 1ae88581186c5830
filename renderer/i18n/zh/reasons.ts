/** Reasons that the engine gives, as half sentences: why a folder is unavailable. Chinese. */
import { photos } from './counted.ts';

export const reasons = {
  folderIsFile: (path: string) => `${path} 不是文件夹，而是文件`,
  folderEmptied: (count: number) => `文件夹是空的，但之前有 ${photos(count)}；它的磁盘是否已连接？`,
  otherDisk: '此处挂载了另一个磁盘，文件夹中的大部分照片不在其中',
  folderGone: '文件夹不存在（已移动、重命名或未连接）',
  folderForbidden: '您无权读取此文件夹',
  folderUnreadable: (code: string) => `无法读取文件夹（${code}）`,
};
