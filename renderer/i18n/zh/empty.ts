/** The start page, and placeholders where there are no photos to show. */
import { photos } from './counted.ts';

export const empty = {
  noPhotos: '这里还没有照片',
  noPhotosDetail: '在您的文件夹中没有找到可搜索的内容。请添加其他文件夹，或查看哪些文件被略过。',
  firstScan: '正在认识您的照片',
  firstScanDetail: '第一批准备好后即可搜索，其余照片会陆续出现。',
  home: '您在找什么？',
  homeDetail: (count: number) => `用自己的话描述，或拖入一张图片。可搜索 ${photos(count)}。`,
  tryOne: '试试',
  nothingFiltered: '没有符合这些筛选条件的照片',
  nothingFilteredDetail: '请减少筛选条件，或换用其他条件。',
  nothingDatedDetail: '按日期筛选时，没有拍摄日期的照片会被略过。',
  nothingFound: '没有找到',
  nothingFoundDetail: '请换用其他词语，或减少词语。',
  notUnderstood: (text: string) => `模型不认识“${text}”`,
  notUnderstoodAmong: (texts: string) => `模型至少不认识其中一项：${texts}`,
  notUnderstoodDetail: (known: string) => `模型能理解${known}。请换用其他词语。`,
  tryOtherWords: '请换用其他词语。',
  searchFailed: '此次搜索失败',
};
