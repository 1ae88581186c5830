/** The start page, and placeholders where there are no photos to show. */
import { photos } from './counted.ts';

export const empty = {
  noPhotos: 'No photos here yet',
  noPhotosDetail:
    'No searchable photos were found in your folders. Add another folder, or see what was skipped.',
  firstScan: 'Indexing your photos',
  firstScanDetail: 'You can search as soon as the first photos are ready. More appear as they are indexed.',
  home: 'What are you looking for?',
  homeDetail: (count: number) =>
    `Describe it in your own words, or drop in a picture. ${photos(count)} ready to search.`,
  tryOne: 'Try',
  nothingFiltered: 'No photos match these filters',
  nothingFilteredDetail: 'Remove or change a filter.',
  nothingDatedDetail: 'Date filters leave out photos without a capture date.',
  nothingFound: 'Nothing found',
  nothingFoundDetail: 'Try different words, or fewer of them.',
  notUnderstood: (text: string) => `The model doesn’t know “${text}”`,
  notUnderstoodAmong: (texts: string) => `The model doesn’t know at least one of these: ${texts}`,
  notUnderstoodDetail: (known: string) => `It understands ${known}. Try other words.`,
  /** For a model that does not declare its languages. */
  tryOtherWords: 'Try other words.',
  searchFailed: 'Search failed',
};
