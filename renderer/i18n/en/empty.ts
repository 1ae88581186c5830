/** What is said where nothing is shown yet. English. */
import { photos } from './counted.ts';

export const empty = {
  noPhotos: 'No photos here yet',
  noPhotosDetail:
    'Nothing that can be searched was found in your folders. Add another folder, or see what was left out.',
  firstScan: 'Getting to know your photos',
  firstScanDetail: 'You can search as soon as the first ones are ready. More appear as they come.',
  home: 'What are you looking for?',
  homeDetail: (count: number) =>
    `Describe it in your own words, or drop in a picture. ${photos(count)} ready to search.`,
  tryOne: 'Try',
  nothingFiltered: 'No photo passes these filters',
  nothingFilteredDetail: 'Choose fewer filters, or others.',
  nothingDatedDetail: 'Photos without a capture date are left out when you choose dates.',
  nothingFound: 'Nothing found',
  nothingFoundDetail: 'Try other words, or fewer of them.',
  searchFailed: 'That search did not work',
};
