/** What people keep alongside their photos: albums, saved searches, history and suggestions. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, count, milliseconds, name, photoId, searchId } from './base.ts';
import { searchFilter } from './filter.ts';
import { searchSort, searchTerm } from './search.ts';

export const album = z.object({
  id: albumId,
  name,
  photos: count.describe('How many photos the album holds.'),
  coverId: photoId
    .nullable()
    .describe('Id of the photo that stands for the album, its newest; null: the album is empty.'),
  createdAt: milliseconds.describe('When the album was made, in milliseconds since the epoch.'),
});
export type Album = z.infer<typeof album>;

/** A query that can be repeated later. It has no uploaded images, which exist only in memory. */
export const savedQuestion = z.object({
  terms: z
    .array(searchTerm)
    .max(LIMITS.queryTerms)
    .describe(
      `What to look for, at most ${LIMITS.queryTerms} terms; empty: all photos that pass the filter. ` +
        'Uploaded images cannot be saved.',
    ),
  filter: searchFilter,
  sort: searchSort,
});
export type SavedQuestion = z.infer<typeof savedQuestion>;

export const savedSearch = z.object({
  id: searchId,
  name,
  question: savedQuestion.describe('The terms, filter and order that were saved.'),
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const historyEntry = z.object({
  text: z.string().describe('A text that was searched for.'),
  usedAt: milliseconds.describe('When it was last searched for, in milliseconds since the epoch.'),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const suggestion = z.object({
  kind: z
    .enum(['history', 'tag', 'label', 'search', 'album', 'camera'])
    .describe(
      'What the text is: an earlier search, a tag, a label of a label set, a saved search, an album or a camera.',
    ),
  text: z.string().describe('The earlier text, or the name of what is suggested.'),
  id: z
    .int()
    .nullable()
    .describe('Id of the tag, saved search or album; null: a text of the history, a label or a camera.'),
});
export type Suggestion = z.infer<typeof suggestion>;
