/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import { files } from './counted.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · 减半',
  1: '1× · 与其他相同',
  2: '2× · 两倍',
  3: '3× · 三倍',
};

export const search = {
  label: '搜索您的照片',
  placeholder: '描述一张照片…',
  placeholderWithTerms: '添加词语，或用“-词语”排除…',
  clear: '清除搜索',
  byImage: '以图搜索',
  terms: '搜索的组成部分',
  addPlus: '添加另一部分',
  addMinus: '排除某些内容',
  leaveOut: (subject: string) => `排除“${subject}”`,
  isLeftOut: '已排除。按下可改为查找。',
  isLookedFor: '正在查找。按下可改为排除。',
  changeTerm: (words: string) => `更改“${words}”`,
  removeTerm: (subject: string) => `从搜索中移除“${subject}”`,
  lookFor: '查找此内容',
  keepAway: '排除此内容',
  weight: '权重',
  times: (weight: number) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight: number) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: '编辑词语',
  removeTermShort: '移除',
  dropHere: '将图像拖到这里，查找相似的照片',
  uploading: '正在查看图像…',
  faults: {
    get 'too-long'() {
      return `一次搜索最多 ${formatNumber(LIMITS.queryCharacters)} 个字符。请减少词语。`;
    },
    get 'too-many'() {
      return `一次搜索最多 ${formatNumber(LIMITS.queryTerms)} 个部分。请移除一些。`;
    },
    'all-minus': '目前的搜索只说明了要排除什么。请添加要查找的内容。',
    'dates-reversed': '开始日期晚于结束日期。请更改其中一个。',
  },
  faultTitles: {
    'too-long': '要查找的内容太多了',
    'too-many': '要查找的内容太多了',
    'all-minus': '照片里应该有什么？',
    'dates-reversed': '这段日期内没有照片',
  },
  notAnImage: (name: string) => `以图搜索需要一张图像，但“${name}”不是图像。`,
  emptyImage: (name: string) => `以图搜索需要一张图像，但“${name}”是空的。`,
  tooManyFiles: (count: number) =>
    `以图搜索只能用一张图像，但收到了 ${files(count)}。要让照片可以搜索，请添加它们所在的文件夹。`,
  folderDropped: (name: string) => `“${name}”是文件夹。要让其中的照片可以搜索，请使用“添加文件夹”。`,
  imageTooLarge: (size: string, limit: string) => `图像最大为 ${limit}，这张为 ${size}。`,
  pastedName: '粘贴的图像',
  partOf: (name: string) => `${name} 的局部`,
  not: (subject: string) => `排除 ${subject}`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `照片 ${id}`,
};
