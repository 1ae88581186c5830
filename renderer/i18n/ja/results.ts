/** The list of hits: its heading, order, counts and notes. */
import { formatNumber } from '../format.ts';
import { photos } from './counted.ts';

const hits = (count: number) => `一致 ${formatNumber(count)} 件`;

export const results = {
  label: '検索結果',
  sort: '写真の並べ替え',
  sorts: { relevance: '一致度の高い順', newest: '新しい順', oldest: '古い順' },
  forText: (text: string) => `「${text}」`,
  forImage: (name: string) => `${name} に似た写真`,
  forBoth: (words: string, name: string) => `${name} に似た${words}`,
  matches: hits,
  best: (count: number) => `上位 ${formatNumber(count)} 件`,
  gridLabel: (heading: string) => `${heading}の写真`,
  atLimit: (count: number) =>
    `最もよく合う${photos(count)}です。ほかの写真を探すには、もっと詳しく説明してください。`,
  noMatches: 'はっきり一致するものはありません',
  noMatchesDetail: 'ライブラリによく合うものはありません。最も近いものを表示しています。',
  noMatchesYet:
    'これまでに索引を作成した写真によく合うものはありません。最も近いものを表示しています。続きも順に加わります。',
  searched: (count: number) => `${photos(count)}を検索`,
  lessLikely: '可能性の低い写真',
  match: '一致',
  weakMatch: 'あまり一致しない',
  foreign: (language: string, known: string) =>
    `${language}のようです。使用中のモデルが理解するのは${known}です。${known}で説明すると、写真が見つかりやすくなります。`,
  rough: '200 枚の写真の索引ができるまで、一致するかどうかの判定は目安です。',
  searching: '検索しています…',
  announce: (matches: number, weaker: number) =>
    weaker === 0 ? hits(matches) : `${hits(matches)}、可能性の低いもの ${formatNumber(weaker)} 件`,
  announceSimilar: (count: number) => `${photos(count)}、似ている順`,
};
