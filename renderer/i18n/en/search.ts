/** The search box and query images. English. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import type { QuestionFault } from '../../lib/search/question.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · half',
  1: '1× · as the others',
  2: '2× · double',
  3: '3× · three times',
};

export const search = {
  label: 'Search your photos',
  placeholder: 'Describe a photo…',
  placeholderWithTerms: 'Add words, or -words to leave out…',
  clear: 'Clear search',
  byImage: 'Search by image',
  terms: 'Parts of the search',
  addPlus: 'Add another part',
  addMinus: 'Leave something out',
  leaveOut: (subject: string) => `Leave out ${subject}`,
  isLeftOut: 'Left out. Press to look for it.',
  isLookedFor: 'Looked for. Press to leave it out.',
  changeTerm: (words: string) => `Change ${words}`,
  removeTerm: (subject: string) => `Remove ${subject} from the search`,
  lookFor: 'Look for this',
  keepAway: 'Leave this out',
  weight: 'How much it counts',
  times: (weight: number) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight: number) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: 'Edit words',
  removeTermShort: 'Remove',
  dropHere: 'Drop an image to find photos like it',
  uploading: 'Looking at the image…',
  /** Getters: numbers are written for the locale of the moment. */
  faults: {
    get 'too-long'() {
      return `A search may have at most ${formatNumber(LIMITS.queryCharacters)} characters. Use fewer words.`;
    },
    get 'too-many'() {
      return `A search may have at most ${formatNumber(LIMITS.queryTerms)} parts. Remove some of them.`;
    },
    'all-minus': 'So far the search only says what to leave out. Add something to look for.',
    'dates-reversed': 'The first date is after the last. Change one of them.',
  } satisfies Record<QuestionFault, string>,
  faultTitles: {
    'too-long': 'That is a lot to look for',
    'too-many': 'That is a lot to look for',
    'all-minus': 'What should be in the photo?',
    'dates-reversed': 'These dates hold no photo',
  } satisfies Record<QuestionFault, string>,
  notAnImage: (name: string) => `Expected an image to search by, received “${name}”.`,
  emptyImage: (name: string) => `Expected an image to search by, but “${name}” is empty.`,
  tooManyFiles: (count: number) =>
    `Expected one image to search by, received ${formatNumber(count)} files. To make photos searchable, add their folder.`,
  folderDropped: (name: string) => `“${name}” is a folder. To make its photos searchable, use “Add folder”.`,
  imageTooLarge: (size: string, limit: string) => `Expected an image of at most ${limit}, received ${size}.`,
  pastedName: 'pasted image',
  partOf: (name: string) => `part of ${name}`,
  not: (subject: string) => `not ${subject}`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `photo ${id}`,
};
