/** Hits and what is said about them. English. */
import type { SearchSort } from '../../../shared/schemas.ts';
import { formatNumber } from '../format.ts';
import { counted, photos } from './counted.ts';

export const results = {
  label: 'Results',
  sort: 'Order of the photos',
  sorts: {
    relevance: 'Best match first',
    newest: 'Newest first',
    oldest: 'Oldest first',
  } satisfies Record<SearchSort, string>,
  forText: (text: string) => `“${text}”`,
  forImage: (name: string) => `Photos like ${name}`,
  forBoth: (words: string, name: string) => `${words} like ${name}`,
  /** `more`: there may be others, further down. */
  matches: (count: number, more = false) => `${counted(count, 'match', 'matches')}${more ? ' or more' : ''}`,
  alike: (count: number, more: boolean) => `${photos(count)}${more ? ' or more' : ''}`,
  gridLabel: (heading: string) => `Photos for ${heading}`,
  atLimit: (count: number) => `These are the best ${photos(count)}. Say more to find others.`,
  noMatches: 'No clear match',
  noMatchesDetail: 'Nothing in your library fits this well. These come closest.',
  noMatchesYet:
    'None of the photos learned so far fits this well. These come closest; more are on their way.',
  searched: (count: number) => `${photos(count)} searched`,
  lessLikely: 'Less likely matches',
  foreign: (language: string, known: string) =>
    `This looks like ${language}. The model in use understands ${known}: photos are found better when you describe them in it.`,
  rough: 'Strengths are rough until 200 photos have been learned.',
  searching: 'Searching…',
  announce: (matches: number, weaker: number) =>
    weaker === 0
      ? counted(matches, 'match', 'matches')
      : `${counted(matches, 'match', 'matches')}, ${formatNumber(weaker)} less likely`,
  announceSimilar: (count: number) => `${photos(count)}, most alike first`,
};
