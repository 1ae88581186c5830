/**
 * Ids and small values that the other schemas are made of. Every field of the contract carries a description for
 * /api/openapi.json; a field that may be null, or that only means something in its place, describes itself there.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { PHOTO_TYPES } from '../photo-types.ts';

export const photoId = z.int().positive().describe('Id of a photo.');
export const folderId = z.int().positive().describe('Id of a folder of the library.');
export const albumId = z.int().positive().describe('Id of an album.');
export const tagId = z.int().positive().describe('Id of a tag.');
export const searchId = z.int().positive().describe('Id of a saved search.');
export const labelSetId = z.int().positive().describe('Id of a label set.');
export const runId = z.int().positive().describe('Id of a tagging run.');
/** A number a float32 can hold; schemas that print it keep JSON free of NaN. */
export const finite = z.number();
/** How many of something: 0 or more. */
export const count = z.int();
/** A moment: milliseconds since the epoch, UTC. */
export const milliseconds = z.number();
/** Width or height of a picture. */
export const pixels = z.int();
/** A handle that only the library can read. */
export const opaque = z.string().max(64);

export const photoType = z.enum(PHOTO_TYPES).describe('Image format of the file, found from its content.');
export type { PhotoType } from '../photo-types.ts';

/** A name that a person gives to an album, a tag, a label set or a search. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.nameCharacters)
  .describe(`Name, 1 to ${LIMITS.nameCharacters} characters; surrounding white space is removed.`);
export const rating = z.int().min(0).max(5).describe('Stars, 1 to 5; 0: not rated.');
/** Answers with the token that reverses a change. */
export const undoToken = opaque
  .nullable()
  .describe('Token for `library.undo`, which takes this change back; null: nothing changed.');
