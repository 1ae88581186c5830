/** Hits and what is said about them. English. */
import { formatNumber } from '../../lib/format.ts';
import { counted, photos } from './counted.ts';

export const results = {
  label: 'Results',
  forText: (text: string) => `“${text}”`,
  forImage: (name: string) => `Photos like ${name}`,
  forBoth: (words: string, name: string) => `${words} like ${name}`,
  matches: (count: number) => counted(count, 'match', 'matches'),
  noMatches: 'No clear match',
  noMatchesDetail: 'Nothing in your library fits this well. These come closest.',
  noMatchesYet:
    'None of the photos learned so far fits this well. These come closest; more are on their way.',
  searched: (count: number) => `${photos(count)} searched`,
  lessLikely: 'Less likely matches',
  leastSimilar: 'Most alike first',
  more: 'Show more',
  rough: 'Strengths are rough until 200 photos have been learned.',
  searching: 'Searching…',
  announce: (matches: number, weaker: number) =>
    weaker === 0
      ? counted(matches, 'match', 'matches')
      : `${counted(matches, 'match', 'matches')}, ${formatNumber(weaker)} less likely`,
  announceSimilar: (count: number) => `${photos(count)}, most alike first`,
  keys: 'Use the arrow keys to move between photos and Enter to open one.',
  noThumbnail: 'No preview',
};
