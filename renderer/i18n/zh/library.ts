/** The library folders in the settings, and messages about them. */
import { formatNumber } from '../format.ts';
import { files, photos } from './counted.ts';

export const library = {
  addFolder: '添加文件夹',
  rescan: (name: string) => `重新扫描 ${name}`,
  rescanShort: '重新扫描',
  remove: (name: string) => `移除 ${name}`,
  removeShort: '移除',
  photos,
  pending: (count: number) => `剩余 ${formatNumber(count)} 张`,
  failed: (count: number) => `${formatNumber(count)} 张失败`,
  skipped: (count: number) => `已略过 ${formatNumber(count)} 个`,
  scanning: '正在扫描…',
  neverScanned: '尚未扫描',
  scanned: (moment: string) => `扫描于 ${moment}`,
  added: (name: string) => `已添加 ${name}。`,
  removed: (name: string) => `已移除 ${name}，照片本身未受影响。`,
  problems: (count: number) => `${files(count)}需要查看`,
};
