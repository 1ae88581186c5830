/** Ids and small values that the other schemas are made of. */
import { z } from 'zod';

export const photoId = z.int().positive();
export const folderId = z.int().positive();
export const albumId = z.int().positive();
export const tagId = z.int().positive();
/** A number a float32 can hold; schemas that print it keep JSON free of NaN. */
export const finite = z.number();

export const photoType = z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg']);
export type PhotoType = z.infer<typeof photoType>;

/** A name that a person gives to an album, a tag, a label set or a search. */
export const name = z.string().trim().min(1).max(200);
/** Stars; 0 is unrated. */
export const rating = z.int().min(0).max(5);
