/** Photos, their metadata, listings and problems. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, folderId, photoId, photoType, rating } from './base.ts';
import { searchFilter } from './filter.ts';
import { photoTag } from './tags.ts';

export const photoState = z.enum(['pending', 'done', 'failed', 'skipped']);
export type PhotoState = z.infer<typeof photoState>;

export const photo = z.object({
  id: photoId,
  path: z.string(),
  name: z.string(),
  folderId: folderId,
  state: photoState,
  /** Why it failed or was skipped, or what was wrong with a photo that is done with a warning. */
  reason: z.string().nullable(),
  type: photoType.nullable(),
  bytes: z.number(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  takenAt: z.number().nullable(),
  camera: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** Capture time, else the file's modification time: what the library is sorted by. */
  date: z.number(),
  favourite: z.boolean(),
  rating,
  tags: z.array(photoTag),
  albumIds: z.array(albumId),
});
export type Photo = z.infer<typeof photo>;

/** What a tile and a selection show of a photo. */
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

export const photoSort = z.enum(['newest', 'oldest', 'added', 'path']);
export type PhotoSort = z.infer<typeof photoSort>;

/**
 * A part of the listing of all photos that a filter lets through, made for a grid of a million: columns of numbers
 * instead of objects. `columns` is base64 of, one after another and little-endian: Uint32 ids [count], Int32 days
 * since the epoch [count] (of `date`, UTC), Uint16 aspect ratios [count] (width / height × 1000, at most 65535; 0 when
 * unknown), Uint8 flags [count] (bit 0 favourite, bits 1-3 rating).
 */
export const photoIndexPart = z.object({
  columns: z.string(),
  count: z.int(),
  /** Photos that the filter lets through, all parts together. */
  total: z.int(),
  /** Opaque; where the next part begins, null after the last. */
  next: z.string().nullable(),
});
export type PhotoIndexPart = z.infer<typeof photoIndexPart>;

export const photoIndexQuery = z.object({
  filter: searchFilter.optional(),
  sort: photoSort.default('newest'),
  after: z.string().max(16_000).optional(),
  limit: z.int().min(1).max(LIMITS.indexRows).default(LIMITS.indexRows),
});
export type PhotoIndexQuery = z.infer<typeof photoIndexQuery>;

/** Metadata of a file as text, read when it is asked for. */
export const photoMetadata = z.object({
  groups: z.array(
    z.object({
      /** EXIF, GPS, IPTC, XMP, file … */
      name: z.string(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ),
});
export type PhotoMetadataText = z.infer<typeof photoMetadata>;

/** How many photos have each value, of those that a filter lets through. */
export const facets = z.object({
  cameras: z.array(z.object({ name: z.string(), count: z.int() })),
  types: z.array(z.object({ type: photoType, count: z.int() })),
  years: z.array(z.object({ year: z.int(), count: z.int() })),
  favourites: z.int(),
  rated: z.int(),
});
export type Facets = z.infer<typeof facets>;

/** A directory with photos below it. */
export const treeNode = z.object({
  /** Opaque; valid until the library is closed. */
  id: z.string(),
  name: z.string(),
  /** The folder of the library it belongs to. */
  folderId,
  photos: z.int(),
  hasChildren: z.boolean(),
});
export type TreeNode = z.infer<typeof treeNode>;

export const problem = z.object({
  id: photoId,
  path: z.string(),
  state: z.enum(['failed', 'skipped', 'done']),
  reason: z.string(),
});
export type Problem = z.infer<typeof problem>;
