/** The list of hits: its heading, order, counts and notes. */
import type { SearchSort } from '../../../shared/schemas.ts';
import { formatNumber } from '../format.ts';
import { counted, photos } from './counted.ts';

export const results = {
  label: 'Results',
  sort: 'Sort photos by',
  sorts: {
    relevance: 'Best match first',
    newest: 'Newest first',
    oldest: 'Oldest first',
  } satisfies Record<SearchSort, string>,
  forText: (text: string) => `“${text}”`,
  forImage: (name: string) => `Photos like ${name}`,
  forBoth: (words: string, name: string) => `${words} like ${name}`,
  matches: (count: number) => counted(count, 'match', 'matches'),
  /** Of a list that ends before its matches do. */
  best: (count: number) => `Best ${formatNumber(count)}`,
  gridLabel: (heading: string) => `Photos for ${heading}`,
  atLimit: (count: number) => `These are the best ${photos(count)}. Add detail to find others.`,
  noMatches: 'No clear match',
  noMatchesDetail: 'Nothing in your library matches this well. These are the closest.',
  noMatchesYet:
    'None of the photos indexed so far match this well. These are the closest; more are on the way.',
  searched: (count: number) => `${photos(count)} searched`,
  lessLikely: 'Less likely matches',
  /** Read out with the name of a hit, above and below the line. */
  match: 'Match',
  weakMatch: 'Weak match',
  foreign: (language: string, known: string) =>
    `This looks like ${language}. For better results, use a language that the model understands: ${known}.`,
  rough: 'Which photos count as matches is approximate until 200 photos have been indexed.',
  searching: 'Searching…',
  announce: (matches: number, weaker: number) =>
    weaker === 0
      ? counted(matches, 'match', 'matches')
      : `${counted(matches, 'match', 'matches')}, ${formatNumber(weaker)} less likely`,
  announceSimilar: (count: number) => `${photos(count)}, most similar first`,
};
