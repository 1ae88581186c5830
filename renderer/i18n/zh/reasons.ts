/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
import { formatNumber, formatScale } from '../format.ts';
import { photos } from './counted.ts';

/** Formats a percentage, which the engine gives as a whole number. */
const share = (percent: number) => formatScale(percent / 100);

export const reasons = {
  folderIsFile: (path: string) => `${path} 不是文件夹，而是文件`,
  folderEmptied: (count: number) => `文件夹是空的，但之前有 ${photos(count)}；它的磁盘是否已连接？`,
  otherDisk: '此处挂载了另一个磁盘，文件夹中的大部分照片不在其中',
  folderGone: '文件夹不存在（已移动、重命名或未连接）',
  folderForbidden: '您无权读取此文件夹',
  folderUnreadable: (code: string) => `无法读取文件夹（${code}）`,
  folderMountMissing: '文件夹为空，但曾有另一个磁盘上的照片；磁盘是否已挂载？',
  pathTooLong: '路径对系统来说过长',
  linkUnreadable: (code: string) => `无法读取符号链接的目标（${code}）`,
  folderSilent: '文件夹没有响应；它的驱动器或网络是否仍然连接？',

  addedFile: (path: string) => `${path} 不是文件夹，而是文件`,
  addedNothing: (path: string) => `文件夹 ${path} 不存在`,
  addedForbidden: (path: string) => `您无权读取文件夹 ${path}`,
  addedDataDirectory: (path: string) => `这不是照片文件夹，而是 Sightline 自己的数据文件夹（${path}）`,

  formatLeftOut: (format: string) => `此版本的 Sightline 无法读取该格式（${format}）`,
  formatNotYet: (format: string) => `尚不支持的格式（${format}）`,
  videoNotYet: '尚不支持的格式（视频）',
  notRegular: '不是普通文件',
  linkLoop: (path: string) => `符号链接循环：它又指回 ${path}`,
  linkToItself: '符号链接循环：它指回自身',
  linkDangling: '符号链接失效：目标不存在',
  linkKnown: (path: string) => `符号链接指向的内容已作为 ${path} 在图库中`,

  fileGone: '文件已不存在',
  fileForbidden: '您无权读取此文件',
  fileUnreadable: (code: string) => `无法读取文件（${code}）`,
  fileEmpty: '文件是空的（0 字节）',
  fileTooLarge: (most: number, megabytes: number) =>
    `文件太大：${formatNumber(megabytes)} MB，上限为 ${formatNumber(most)} MB`,
  notStored: (words: string) => `无法在图库中保存或读取此文件的记录（${words}）`,
  noFile: '不是普通文件，而是文件夹、管道或设备',

  noImage: '不是图片：内容不是任何已知的图片格式',
  undecodable: (words: string) => `无法解码图片（${words}）`,
  noPreview: '此 RAW 文件中没有预览图，Sightline 不会冲印 RAW 数据',
  invalidData: (format: string) => `文件已损坏，或不是有效的 ${format} 图片`,
  decoderCrashed: '解码器在处理此文件时崩溃',
  tooSlow: (seconds: number) => `解码时间超过 ${formatNumber(seconds)} 秒`,
  tooHungry: (megabytes: number) => `解码需要超过 ${formatNumber(megabytes)} MB 的内存`,
  tooManyPixels: (most: number, width: number, height: number) =>
    `图片太大：${formatNumber(width)} × ${formatNumber(height)} 像素，上限为 ${formatNumber(most)} 百万像素`,
  tooMuchMemory: (most: number, type: string, width: number, height: number, megabytes: number) =>
    `图片太大：解码 ${formatNumber(width)} × ${formatNumber(height)} 像素的 ${type} 约需 ${formatNumber(megabytes)} MB，上限为 ${formatNumber(most)} MB`,
  tooShort: (percent: number) => `文件不完整或已损坏：至少需要图片的一半，但只有约 ${share(percent)}`,
  cutOff: (percent: number) => `文件不完整或已损坏；读取了图片的约 ${share(percent)}`,
  cutOffCoarse: '文件不完整；图片可能缺少细节',
  damaged: '文件已损坏；图片可能有部分缺失',

  diskFull: (path: string) => `${path} 所在的磁盘已满；请释放一些空间后重试，没有任何内容丢失`,
};
