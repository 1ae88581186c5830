/** Photos, their metadata, listings and problems. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, count, folderId, milliseconds, photoId, photoType, rating } from './base.ts';
import { searchFilter } from './filter.ts';
import { favourite, height, path, takenAt, width } from './photo-fields.ts';
import { photoTag } from './tags.ts';

export const photoState = z
  .enum(['pending', 'done', 'failed', 'skipped'])
  .describe(
    '`pending`: waiting to be indexed. `done`: searchable. `failed`: could not be read. `skipped`: not indexed, such as ' +
      'an unsupported format.',
  );
export type PhotoState = z.infer<typeof photoState>;

export const photo = z.object({
  id: photoId,
  path,
  name: z.string().describe('Name of the file, for display.'),
  folderId,
  state: photoState,
  reason: z
    .string()
    .nullable()
    .describe(
      'Human-readable reason why it failed or was skipped, or the warning of a photo that is done; null: nothing to report.',
    ),
  type: photoType.nullable().describe('Image format of the file; null: unknown.'),
  bytes: z.number().describe('Size of the file in bytes.'),
  width,
  height,
  takenAt,
  camera: z.string().nullable().describe('Make and model of the camera; null: not recorded.'),
  latitude: z
    .number()
    .nullable()
    .describe('Latitude in degrees, north positive, -90 to 90; null: not recorded.'),
  longitude: z
    .number()
    .nullable()
    .describe('Longitude in degrees, east positive, -180 to 180; null: not recorded.'),
  date: milliseconds.describe(
    'Date used for sorting, in milliseconds since the epoch: `takenAt`, or else when the file was last modified.',
  ),
  favourite,
  rating,
  tags: z.array(photoTag).describe('Tags of the photo.'),
  albumIds: z.array(albumId).describe('Ids of the albums that contain the photo.'),
});
export type Photo = z.infer<typeof photo>;

/** The part of a photo that tiles and selections show. */
export const photoSummary = photo.pick({
  id: true,
  path: true,
  name: true,
  type: true,
  width: true,
  height: true,
  date: true,
  favourite: true,
  rating: true,
});
export type PhotoSummary = z.infer<typeof photoSummary>;

export const photoSort = z
  .enum(['newest', 'oldest', 'added', 'path'])
  .describe(
    '`newest` and `oldest`: by `date`. `added`: most recently added first. `path`: by the bytes of the path.',
  );
export type PhotoSort = z.infer<typeof photoSort>;

/**
 * Part of the index of all photos that match a filter. Columns of numbers, so that a grid of a million photos stays
 * small.
 */
export const photoIndexPart = z.object({
  columns: z
    .string()
    .describe(
      'Base64 of five little-endian columns, one after another: Uint32 ids [count]; Int32 days of `date` since the ' +
        'epoch, UTC [count]; Uint16 aspect ratios, width / height × 1000, at most 65535, 0 when unknown [count]; ' +
        'Uint16 average colours, 5 bits red, 6 green, 5 blue, 0 when unknown [count]; ' +
        'Uint8 flags, bit 0 favourite, bits 1 to 3 rating [count].',
    ),
  count: count.describe('Photos in this part.'),
  total: count.describe('Photos that match the filter, in all parts together.'),
  next: z.string().nullable().describe('Opaque `after` of the next part; null: this is the last one.'),
});
export type PhotoIndexPart = z.infer<typeof photoIndexPart>;

export const photoIndexQuery = z.object({
  filter: searchFilter.optional().describe('Photos to list; all if omitted.'),
  sort: photoSort.default('newest'),
  after: z
    .string()
    .max(16_000)
    .optional()
    .describe('`next` of the previous part, with the same filter and sort; omitted for the first part.'),
  limit: z
    .int()
    .min(1)
    .max(LIMITS.indexRows)
    .default(LIMITS.indexRows)
    .describe(`Most photos in this part, 1 to ${LIMITS.indexRows}.`),
});
export type PhotoIndexQuery = z.infer<typeof photoIndexQuery>;

const metadataField = z.object({
  name: z.string().describe('Name of the field, such as FNumber.'),
  value: z.string().describe('Its value as text.'),
});

/** All metadata in a file, as text. Read on request, not stored. */
export const photoMetadata = z.object({
  groups: z
    .array(
      z.object({
        name: z.string().describe('Origin of the fields: EXIF, GPS, IPTC, XMP, the file …'),
        fields: z.array(metadataField).describe('Fields of the group.'),
      }),
    )
    .describe('Fields, grouped by origin.'),
});
export type PhotoMetadataText = z.infer<typeof photoMetadata>;

/** How many of the photos that match a filter have each value. */
export const facets = z.object({
  cameras: z
    .array(
      z.object({
        name: z.string().describe('Make and model, in the form that filters expect.'),
        count: count.describe('Photos taken with this camera.'),
      }),
    )
    .describe('Cameras, the most frequent first.'),
  types: z
    .array(z.object({ type: photoType, count: count.describe('Photos in this format.') }))
    .describe('Image formats, the most frequent first.'),
  years: z
    .array(
      z.object({
        year: z.int().describe('Calendar year of `date`, UTC.'),
        count: count.describe('Photos of this year.'),
      }),
    )
    .describe('Years, latest first.'),
  favourites: count.describe('Photos that are favourites.'),
  rated: count.describe('Photos with at least one star.'),
});
export type Facets = z.infer<typeof facets>;

/** A directory that contains photos, perhaps in its subdirectories. */
export const treeNode = z.object({
  id: z.string().describe('Opaque id of the directory, valid until the library is closed.'),
  name: z.string().describe('Its name, for display.'),
  folderId: folderId.describe('Id of the library folder that it belongs to.'),
  photos: count.describe('Photos in it and in all directories below it.'),
  hasChildren: z.boolean().describe('Whether it has subdirectories with photos.'),
});
export type TreeNode = z.infer<typeof treeNode>;

/** The states in which a file may have a problem. */
export const problemState = z
  .enum(['failed', 'skipped', 'done'])
  .describe('`failed`: could not be read. `skipped`: not indexed. `done`: searchable, with a warning.');

export const problem = z.object({
  id: photoId,
  path,
  state: problemState,
  reason: z.string().describe('What is wrong, in human-readable form.'),
});
export type Problem = z.infer<typeof problem>;
