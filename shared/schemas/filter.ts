/** Which photos are meant: filters of searches and listings, and selections that changes apply to. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, folderId, photoId, photoType, tagId } from './base.ts';

/** Every part narrows: a photo passes when all that are given let it through. */
export const searchFilter = z.object({
  folderId: folderId.optional(),
  /** A directory inside a folder, by the opaque id of `library.tree`; its subdirectories count. */
  directoryId: z.string().max(64).optional(),
  /** Capture time range in milliseconds since the epoch, inclusive; photos without a capture date are left out. */
  takenFrom: z.number().optional(),
  takenTo: z.number().optional(),
  types: z.array(photoType).max(photoType.options.length).optional(),
  /** Any of these cameras, by the name that `library.facets` gives. */
  cameras: z.array(z.string().max(400)).max(LIMITS.filterValues).optional(),
  favourite: z.boolean().optional(),
  /** At least this many stars. */
  ratingFrom: z.int().min(1).max(5).optional(),
  /** All of these tags. */
  tagIds: z.array(tagId).max(LIMITS.filterValues).optional(),
  albumId: albumId.optional(),
});
export type SearchFilter = z.infer<typeof searchFilter>;

/** Photos that a change applies to: those named, or all that a filter lets through but for some. */
export const selection = z.union([
  z.object({ ids: z.array(photoId).min(1).max(LIMITS.selectedIds) }),
  z.object({ filter: searchFilter, except: z.array(photoId).max(LIMITS.selectedIds).optional() }),
]);
export type Selection = z.infer<typeof selection>;

/** What a change answers: how many photos it changed, and how to take it back (`library.undo`). */
export const changed = z.object({
  changed: z.int(),
  /** Null when nothing changed. Undoing answers with a token that does it again. */
  undo: z.string().max(64).nullable(),
});
export type Changed = z.infer<typeof changed>;
