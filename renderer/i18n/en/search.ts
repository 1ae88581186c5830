/** The search box and its chips, and the messages about query images. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../format.ts';
import type { QuestionFault } from '../../lib/search/question.ts';

const WEIGHT_WORDS: Readonly<Record<number, string>> = {
  0.5: '½× · half',
  1: '1× · normal',
  2: '2× · double',
  3: '3× · three times',
};

export const search = {
  label: 'Search your photos',
  placeholder: 'Describe a photo…',
  placeholderWithTerms: 'Add words, or -words to exclude…',
  clear: 'Clear search',
  byImage: 'Search by image',
  terms: 'Parts of the search',
  addPlus: 'Add another part',
  addMinus: 'Exclude something',
  leaveOut: (subject: string) => `Exclude ${subject}`,
  isLeftOut: 'Excluded. Press to include it.',
  isLookedFor: 'Included. Press to exclude it.',
  changeTerm: (words: string) => `Change ${words}`,
  removeTerm: (subject: string) => `Remove ${subject} from the search`,
  lookFor: 'Include this',
  keepAway: 'Exclude this',
  weight: 'Weight',
  times: (weight: number) => `${weight === 0.5 ? '½' : formatNumber(weight)}×`,
  weights: (weight: number) => WEIGHT_WORDS[weight] ?? `${formatNumber(weight)}×`,
  editTerm: 'Edit words',
  removeTermShort: 'Remove',
  dropHere: 'Drop an image to find photos like it',
  uploading: 'Reading the image…',
  /** Getters, because the format of numbers depends on the current locale. */
  faults: {
    get 'too-long'() {
      return `A search may have at most ${formatNumber(LIMITS.queryCharacters)} characters. Use fewer words.`;
    },
    get 'too-many'() {
      return `A search may have at most ${formatNumber(LIMITS.queryTerms)} parts. Remove some of them.`;
    },
    'all-minus': 'So far this search only says what to exclude. Add something to look for.',
    'dates-reversed': 'The first date is after the last. Change one of them.',
  } satisfies Record<QuestionFault, string>,
  faultTitles: {
    'too-long': 'This search is too long',
    'too-many': 'This search has too many parts',
    'all-minus': 'What should be in the photo?',
    'dates-reversed': 'No photo can match these dates',
  } satisfies Record<QuestionFault, string>,
  notAnImage: (name: string) => `“${name}” is not an image that Sightline can search with.`,
  emptyImage: (name: string) => `“${name}” is an empty file. Choose an image to search with.`,
  tooManyFiles: (count: number) =>
    `Search with one image at a time, not ${formatNumber(count)} files. To make photos searchable, add their folder.`,
  folderDropped: (name: string) => `“${name}” is a folder. To make its photos searchable, use “Add folder”.`,
  imageTooLarge: (size: string, limit: string) => `Use an image of at most ${limit}; this one is ${size}.`,
  pastedName: 'pasted image',
  partOf: (name: string) => `part of ${name}`,
  not: (subject: string) => `not ${subject}`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `photo ${id}`,
};
