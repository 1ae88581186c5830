/** Sets of photos: the filters of searches and listings, and the selections that changes apply to. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import {
  albumId,
  count,
  folderId,
  milliseconds,
  opaque,
  photoId,
  photoType,
  tagId,
  undoToken,
} from './base.ts';

export const searchFilter = z
  .object({
    folderId: folderId.optional().describe('Only photos of this library folder.'),
    directoryId: opaque
      .optional()
      .describe('Only photos in this directory or below it; an id from `library.tree`.'),
    takenFrom: milliseconds
      .optional()
      .describe(
        'Only photos taken at this moment or later, in milliseconds since the epoch, comparable to `takenAt`; photos ' +
          'without a capture time do not match.',
      ),
    takenTo: milliseconds
      .optional()
      .describe(
        'Only photos taken at this moment or earlier, in milliseconds since the epoch, comparable to `takenAt`; photos ' +
          'without a capture time do not match.',
      ),
    types: z
      .array(photoType)
      .max(photoType.options.length)
      .optional()
      .describe('Only photos in one of these formats.'),
    cameras: z
      .array(z.string().max(400))
      .max(LIMITS.filterValues)
      .optional()
      .describe(
        `Only photos taken with one of these cameras, at most ${LIMITS.filterValues}, named as in \`library.facets\`.`,
      ),
    favourite: z.boolean().optional().describe('true: only favourites. false: only other photos.'),
    ratingFrom: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .describe('Only photos with at least this many stars, 1 to 5.'),
    tagIds: z
      .array(tagId)
      .max(LIMITS.filterValues)
      .optional()
      .describe(`Only photos with all of these tags, at most ${LIMITS.filterValues}.`),
    albumId: albumId.optional().describe('Only photos of this album.'),
  })
  .describe('A photo must match every given part; an empty filter matches all photos.');
export type SearchFilter = z.infer<typeof searchFilter>;

export const selection = z
  .union([
    z.object({
      ids: z
        .array(photoId)
        .min(1)
        .max(LIMITS.selectedIds)
        .describe(`Ids of the photos, 1 to ${LIMITS.selectedIds}.`),
    }),
    z.object({
      filter: searchFilter,
      except: z
        .array(photoId)
        .max(LIMITS.selectedIds)
        .optional()
        .describe(`Photos to exclude although they match the filter, at most ${LIMITS.selectedIds}.`),
    }),
  ])
  .describe('A set of photos: individual ids, or all that match a filter except some.');
export type Selection = z.infer<typeof selection>;

/** The answer to a change of photos. Undoing the change answers with a token that redoes it. */
export const changed = z.object({
  changed: count.describe('How many photos changed.'),
  undo: undoToken,
});
export type Changed = z.infer<typeof changed>;
