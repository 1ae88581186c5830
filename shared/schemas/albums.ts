/** Albums, saved searches, history and suggestions: what a person keeps beside the photos. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, name, photoId } from './base.ts';
import { searchFilter } from './filter.ts';
import { searchSort, searchTerm } from './search.ts';

export const album = z.object({
  id: albumId,
  name,
  photos: z.int(),
  /** The photo that stands for the album: its newest; null when it is empty. */
  coverId: photoId.nullable(),
  createdAt: z.number(),
});
export type Album = z.infer<typeof album>;

/** A question as it can be asked again: terms without uploaded images, which live only in memory. */
export const savedQuestion = z.object({
  terms: z.array(searchTerm).max(LIMITS.queryTerms),
  filter: searchFilter,
  sort: searchSort,
});
export type SavedQuestion = z.infer<typeof savedQuestion>;

export const savedSearch = z.object({ id: z.int().positive(), name, question: savedQuestion });
export type SavedSearch = z.infer<typeof savedSearch>;

/** A text that was searched for; `usedAt` in milliseconds since the epoch. */
export const historyEntry = z.object({ text: z.string(), usedAt: z.number() });
export type HistoryEntry = z.infer<typeof historyEntry>;

export const suggestion = z.object({
  kind: z.enum(['history', 'tag', 'label', 'search', 'album', 'camera']),
  text: z.string(),
  /** Of the tag, saved search or album. */
  id: z.int().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;
