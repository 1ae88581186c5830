/** Queries and hits. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { finite, photoId, rating } from './base.ts';
import { searchFilter } from './filter.ts';

/** Relevance: strongest first. Dates: by capture time, else by the file's own time. */
export const searchSort = z.enum(['relevance', 'newest', 'oldest']);
export type SearchSort = z.infer<typeof searchSort>;

/** How much a term counts beside the others; negative: away from it. */
const weight = z
  .number()
  .min(-LIMITS.termWeight)
  .max(LIMITS.termWeight)
  .refine((value) => value !== 0, {
    message: 'expected a weight other than 0',
  });

export const searchTerm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().trim().min(1).max(LIMITS.queryCharacters), weight }),
  /** A photo of the library. */
  z.object({ kind: z.literal('photo'), photoId, weight }),
  /** An uploaded image or a region of a photo, from `search.uploadImage` or `search.region`. */
  z.object({ kind: z.literal('image'), imageId: z.string().max(64), weight }),
]);
export type SearchTerm = z.infer<typeof searchTerm>;

/** A part of a picture after orientation: shares of its width and height, from the top left. */
export const region = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1.0001 && y + height <= 1.0001, {
    message: 'expected a region inside the picture',
  });
export type Region = z.infer<typeof region>;

export const searchQuery = z
  .object({
    text: z.string().max(LIMITS.queryCharacters).optional(),
    /** A photo of the library as the query. */
    photoId: photoId.optional(),
    /** An uploaded query image, from `search.uploadImage`. */
    imageId: z.string().max(64).optional(),
    /** Several terms with weights, in place of the three above. At least one is positive. */
    terms: z.array(searchTerm).min(1).max(LIMITS.queryTerms).optional(),
    filter: searchFilter.optional(),
    /** Of the photos found: `relevance` when left out. */
    sort: searchSort.optional(),
    limit: z.int().min(1).max(LIMITS.hits).default(LIMITS.defaultHits),
  })
  .refine((query) => query.photoId === undefined || query.imageId === undefined, {
    message: 'expected one query image (photoId or imageId), received both',
  })
  .refine(
    ({ terms, text, photoId, imageId }) =>
      terms === undefined || (text === undefined && photoId === undefined && imageId === undefined),
    { message: 'expected either terms or text, photoId and imageId, received both' },
  )
  .refine(({ terms }) => terms === undefined || terms.some(({ weight }) => weight > 0), {
    message: 'expected at least one term with a positive weight',
  });
export type SearchQueryInput = z.input<typeof searchQuery>;

export const hit = z.object({
  id: photoId,
  path: z.string(),
  /** Cosine of the query embedding and the photo's embedding (for text with an image: of the blended query). */
  cosine: finite,
  /**
   * 0 to 1, the order of the hits. Text: the calibrated match strength (logistic of the hub-corrected z-score).
   * Image: the similarity, i.e. the share of background photos that are less alike.
   */
  strength: finite,
  /** Above the cut; null for a pure image query, which has a similarity and no cut. */
  match: z.boolean().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Milliseconds since the epoch as read from EXIF, local time taken as UTC. */
  takenAt: z.number().nullable(),
  favourite: z.boolean(),
  rating,
});
export type Hit = z.infer<typeof hit>;

export const searchResult = z.object({
  query: z.object({ text: z.string().nullable(), image: z.string().nullable() }),
  model: z.string(),
  /** True when the model has no shipped calibration and the library is still too small to fit one. */
  rough: z.boolean(),
  hits: z.array(hit),
  /** Photos that were compared with the query (after filters). */
  searched: z.int(),
  milliseconds: finite,
});
export type SearchResult = z.infer<typeof searchResult>;
