/** Queries and hits. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { count, finite, opaque, photoId, rating } from './base.ts';
import { searchFilter } from './filter.ts';
import { favourite, height, path, takenAt, width } from './photo-fields.ts';

export const searchSort = z
  .enum(['relevance', 'newest', 'oldest'])
  .describe(
    '`relevance`: strongest first. `newest` and `oldest`: matches by capture time, or else by the time of the file; ' +
      'weaker photos come after them.',
  );
export type SearchSort = z.infer<typeof searchSort>;

export const METRICS = ['cosine', 'dot', 'euclidean'] as const;
export const metric = z
  .enum(METRICS)
  .describe(
    'How to compare a photo p, whose embedding has length 1, with the vector of the query q. `cosine`: q·p / |q|, -1 to 1. ' +
      '`dot`: q·p. `euclidean`: |q - p|, smallest first. A single text or image has a vector of length 1, for which the ' +
      'dot product is the cosine and the distance is √(2 - 2 cosine), so all three give the same order.',
  );
export type Metric = z.infer<typeof metric>;

const weight = z
  .number()
  .min(-LIMITS.termWeight)
  .max(LIMITS.termWeight)
  .refine((value) => value !== 0, {
    message: 'expected a weight other than 0',
  })
  .describe(
    `Weight relative to the other terms, -${LIMITS.termWeight} to ${LIMITS.termWeight} and not 0; negative: ` +
      'photos like it rank lower.',
  );

const imageId = opaque.describe(
  'Id of a query image from `search.uploadImage` or `search.region`; valid while the library is open and until newer ' +
    'ones replace it.',
);

export const searchTerm = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text').describe('A text.'),
      text: z
        .string()
        .trim()
        .min(1)
        .max(LIMITS.queryCharacters)
        .describe(`What the photo shows, in plain words; 1 to ${LIMITS.queryCharacters} characters.`),
      weight,
    }),
    z.object({
      kind: z.literal('photo').describe('A photo of the library.'),
      photoId: photoId.describe('Id of the photo, which is excluded from the hits.'),
      weight,
    }),
    z.object({
      kind: z.literal('image').describe('An uploaded image, or a part of a photo.'),
      imageId,
      weight,
    }),
  ])
  .describe('A text or an image to search for, or to avoid.');
export type SearchTerm = z.infer<typeof searchTerm>;

const share = z.number().min(0).max(1);

/** A part of a picture, after orientation: fractions of its width and height, from the top left. */
export const region = z
  .object({
    x: share.describe('Left edge as a fraction of the width, 0 to 1.'),
    y: share.describe('Top edge as a fraction of the height, 0 to 1.'),
    width: z.number().gt(0).max(1).describe('Fraction of the width, more than 0 and at most 1.'),
    height: z.number().gt(0).max(1).describe('Fraction of the height, more than 0 and at most 1.'),
  })
  .refine(({ x, y, width, height }) => x + width <= LIMITS.regionEdge && y + height <= LIMITS.regionEdge, {
    message: 'expected a region inside the picture',
  })
  .describe('A part of the picture as displayed, after the EXIF orientation.');
export type Region = z.infer<typeof region>;

export const searchQuery = z
  .object({
    terms: z
      .array(searchTerm)
      .min(1)
      .max(LIMITS.queryTerms)
      .describe(`Texts and images with weights, 1 to ${LIMITS.queryTerms}, at least one of them positive.`),
    filter: searchFilter.optional().describe('Photos to search; all if omitted.'),
    sort: searchSort
      .optional()
      .describe(`Order of the hits, \`relevance\` if omitted. ${searchSort.description}`),
    metric: metric
      .optional()
      .describe(
        `Order by this number alone, and give it with each hit: neither hub correction, nor strengths, nor a cut-off. ` +
          'Several terms are one vector, the sum of their embeddings times their weights. ' +
          `${metric.description} By strength if omitted.`,
      ),
    limit: z
      .int()
      .min(1)
      .max(LIMITS.hits)
      .default(LIMITS.defaultHits)
      .describe(`Most hits to return, 1 to ${LIMITS.hits}.`),
  })
  .refine(({ terms }) => terms.some(({ weight }) => weight > 0), {
    message: 'expected at least one term with a positive weight',
  });
export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchQueryInput = z.input<typeof searchQuery>;

export const hit = z.object({
  id: photoId,
  path,
  cosine: finite.describe(
    'Cosine of the photo and the vector of the query, -1 to 1, without hub correction. The vector of a single term is ' +
      'its embedding; several terms are combined into one vector: the sum of their embeddings, each times its weight and ' +
      'divided by the scale of its own score (see `strength`).',
  ),
  strength: finite.describe(
    'What `relevance` sorts by, 0 to 1. With a text among the terms: the calibrated probability of a match, the ' +
      'logistic of the z-score over the background of assorted photos, where texts are corrected for hubs. With images ' +
      'alone: a linear similarity, 0 when the photo is as similar as the background is on average (or less), 1 when it ' +
      'is identical. Several terms: the weighted mean of their scores, where negative weights subtract. With a `metric`: ' +
      'the cosine, or 0 if that is negative. See docs/calibration.md.',
  ),
  match: z
    .boolean()
    .nullable()
    .describe(
      'Whether the photo is above the cut-off for matches; null: a query of images alone, which ' +
        'has a similarity but no cut-off, or one with a `metric`.',
    ),
  value: finite
    .optional()
    .describe('The number that `metric` of the query asked for; missing if it asked for none.'),
  width,
  height,
  takenAt,
  favourite,
  rating,
});
export type Hit = z.infer<typeof hit>;

export const searchResult = z.object({
  query: z
    .object({
      text: z
        .string()
        .nullable()
        .describe('The texts with their weights, for display: `dog, minus people`; null: no text.'),
      image: z.string().nullable().describe('The images in the same form, by id; null: no image.'),
    })
    .describe('The query.'),
  model: z.string().describe('Id of the model that answered.'),
  rough: z
    .boolean()
    .describe(
      'Whether strengths are rough: the model ships no calibration and the library is still too small to compute one.',
    ),
  understood: z
    .boolean()
    .describe(
      'Whether the model knows at least one piece of every text. If not, as for an emoji or a script outside its ' +
        'vocabulary, there are no hits: they would mean nothing.',
    ),
  hits: z.array(hit).describe('Photos found, in the requested order.'),
  searched: count.describe('Photos compared with the query, after filtering.'),
  waiting: count.describe(
    'Photos of the library, if the model that answered has not indexed any of them yet: `sightline index` with that ' +
      'model does. Otherwise 0.',
  ),
  milliseconds: finite.describe('How long the search took, in milliseconds.'),
});
export type SearchResult = z.infer<typeof searchResult>;
