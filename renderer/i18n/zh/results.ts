/** The list of hits: its heading, order, counts and notes. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

const hits = (count: number) => `${formatNumber(count)} 个匹配`;

export const results = {
  label: '结果',
  sort: '照片的排序',
  sorts: { relevance: '最匹配的在前', newest: '最新的在前', oldest: '最早的在前' },
  forText: (text: string) => `“${text}”`,
  forImage: (name: string) => `与 ${name} 相似的照片`,
  forBoth: (words: string, name: string) => `${words}，与 ${name} 相似`,
  matches: hits,
  best: (count: number) => `前 ${formatNumber(count)} 张`,
  gridLabel: (heading: string) => `${heading}的照片`,
  atLimit: (count: number) => `这是最匹配的 ${photos(count)}。描述得更具体，可以找到其他照片。`,
  noMatches: '没有明确的匹配',
  noMatchesDetail: '图库中没有很符合的照片。以下照片最接近。',
  noMatchesYet: '目前已建立索引的照片中没有很符合的。以下照片最接近，更多照片还在处理中。',
  searched: (count: number) => `已搜索 ${photos(count)}`,
  lessLikely: '可能性较低的匹配',
  match: '匹配',
  weakMatch: '不太匹配',
  foreign: (language: string, known: string) =>
    `这看起来是${language}。当前模型能理解${known}：用它来描述，能更好地找到照片。`,
  rough: '在为 200 张照片建立索引之前，是否匹配只是粗略判断。',
  searching: '正在搜索…',
  announce: (strong: number, weaker: number) =>
    weaker === 0 ? hits(strong) : `${hits(strong)}，${formatNumber(weaker)} 个可能性较低`,
  announceSimilar: (count: number) => `${photos(count)}，最相似的在前`,
};
