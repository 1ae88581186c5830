/** Requests that find photos, and what is kept of searches. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, reads } from './procedure.ts';

const searchId = z.int().positive();

export const search = {
  query: posts('/search', 'Texts, images, or both → photos, best first')
    .input(schema.searchQuery)
    .output(schema.searchResult),
  uploadImage: posts('/search/images', 'Upload a query image; kept in memory only')
    .input(z.object({ file: z.file().max(LIMITS.queryImageBytes) }))
    .output(z.object({ imageId: z.string() })),
  region: posts('/search/region', 'A part of a photo as a query image')
    .input(z.object({ photoId: schema.photoId, region: schema.region }))
    .output(z.object({ imageId: z.string() })),
  suggest: reads('/search/suggestions', 'History, tags, labels, albums, cameras and saved searches that fit')
    .input(
      z.object({
        text: z.string().max(LIMITS.queryCharacters).default(''),
        limit: z.coerce.number().pipe(z.int().min(1).max(50)).default(8),
      }),
    )
    .output(z.array(schema.suggestion)),
  history: reads('/search/history', 'Texts searched for, newest first').output(z.array(schema.historyEntry)),
  remember: posts('/search/history', 'Keep a text in the history, unless the settings say not to')
    .input(z.object({ text: z.string().trim().min(1).max(LIMITS.queryCharacters) }))
    .output(nothing),
  forget: posts('/search/history/forget', 'Forget a text of the history; all of it without one')
    .input(z.object({ text: z.string().max(LIMITS.queryCharacters).optional() }))
    .output(nothing),
};

export const searches = {
  list: reads('/searches', 'Saved searches').output(z.array(schema.savedSearch)),
  save: posts('/searches', 'Save a search, or change a saved one')
    .input(z.object({ id: searchId.optional(), name: schema.name, question: schema.savedQuestion }))
    .output(schema.savedSearch),
  remove: deletes('/searches/{id}', 'Remove a saved search')
    .input(z.object({ id: inAddress(searchId) }))
    .output(schema.changed),
};
