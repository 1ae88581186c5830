/**
 * Ids and small values that the other schemas are built from. Every field of the contract has a description for
 * /api/openapi.json; one that is nullable, or whose meaning depends on where it stands, is described in place. Runs
 * anywhere.
 */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { PHOTO_TYPES } from '../photo-types.ts';

export const photoId = z.int().positive().describe('Id of a photo.');
export const folderId = z.int().positive().describe('Id of a library folder.');
export const albumId = z.int().positive().describe('Id of an album.');
export const tagId = z.int().positive().describe('Id of a tag.');
export const searchId = z.int().positive().describe('Id of a saved search.');
export const labelSetId = z.int().positive().describe('Id of a label set.');
export const runId = z
  .int()
  .positive()
  .describe('Id of a run. Indexing runs and tagging runs share one sequence of ids.');
/** A number that fits a float32; schemas that send it keep NaN out of JSON. */
export const finite = z.number();
/** A number of things, 0 or more. */
export const count = z.int();
/** A moment: milliseconds since the epoch, UTC. */
export const milliseconds = z.number();
/** Width or height of an image. */
export const pixels = z.int();
/** A handle that only the library can interpret. */
export const opaque = z.string().max(64);

export const photoType = z
  .enum(PHOTO_TYPES)
  .describe('Image format of the file, detected from its contents.');
export type { PhotoType } from '../photo-types.ts';

/** A name that a user gives to an album, a tag, a label set or a search. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.nameCharacters)
  .describe(`Name, 1 to ${LIMITS.nameCharacters} characters; surrounding white space is trimmed.`);
export const rating = z.int().min(0).max(5).describe('Stars, 1 to 5; 0: not rated.');
/** Part of the answer to a change: the token that undoes it. */
export const undoToken = opaque
  .nullable()
  .describe('Token for `library.undo`, which undoes this change; null: nothing changed.');
