/** The comparison of models on somebody's own photos. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { count, folderId, photoId } from './base.ts';

const share = z.number().min(0).max(1);

export const comparisonInput = z
  .object({
    models: z
      .array(
        z
          .string()
          .max(LIMITS.nameCharacters)
          .regex(/^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)?$/, 'expected the name of a model'),
      )
      .min(1)
      .max(LIMITS.comparedModels)
      .describe(
        `Models to compare, 1 to ${LIMITS.comparedModels}: \`starter\`, and names of installed models.`,
      ),
    folderId: folderId.describe(
      `The folder of the library whose photos to compare with; of more than ${LIMITS.comparedPhotos} an even choice is used.`,
    ),
    labels: z
      .boolean()
      .default(false)
      .describe('Whether the names of its subfolders are labels of the photos below them.'),
    captions: z
      .string()
      .max(LIMITS.captionCharacters)
      .optional()
      .describe('CSV with the columns `file`, a path in the folder or a name in it, and `caption`.'),
    queries: z
      .array(z.string().trim().min(1).max(LIMITS.queryCharacters))
      .max(LIMITS.comparedQueries)
      .default([])
      .describe('Texts whose best photos to show side by side, without labels or captions.'),
  })
  .refine(({ labels, captions, queries }) => labels || captions !== undefined || queries.length > 0, {
    message: 'expected labels, captions or queries to compare with',
  });
export type ComparisonInput = z.infer<typeof comparisonInput>;

const recall = z.object({
  recallAt1: share.describe('Share of captions whose photo comes first.'),
  recallAt5: share.describe('Share of captions whose photo is among the first five.'),
  recallAt10: share.describe('Share of captions whose photo is among the first ten.'),
  medianRank: z.number().describe('Median rank of the photo of a caption, from 1.'),
});

export const comparedModel = z.object({
  name: z.string().describe('The model, as it was asked for.'),
  error: z.string().nullable().describe('Human-readable reason why it has no figures; null: it has.'),
  dimensions: count.nullable().describe('Length of its embeddings; null: unknown.'),
  languages: z.array(z.string()).nullable().describe('ISO 639 codes of its languages; null: not declared.'),
  diskBytes: z.number().nullable().describe('Bytes of both towers; null: unknown.'),
  photos: count.describe('Photos that it embedded.'),
  failed: count.describe('Photos that it could not embed.'),
  captions: recall
    .extend({ count: count.describe('How many captions.') })
    .nullable()
    .describe('Recall of the captions; null: there were none.'),
  zeroShot: z
    .object({
      accuracy: share.describe('Share of photos whose best label is the right one.'),
      perLabel: z
        .array(
          z.object({
            label: z.string().describe('The label.'),
            photos: count.describe('Photos that have it.'),
            correct: count.describe('Those of them whose best label it is.'),
          }),
        )
        .describe('The same by label.'),
    })
    .nullable()
    .describe('Zero-shot accuracy; null: there were no labels.'),
  answers: z
    .array(
      z.object({
        query: z.string().describe('The text.'),
        photoIds: z.array(photoId).describe('Best first.'),
      }),
    )
    .describe('The best photos of each query.'),
  speed: z
    .object({
      imagesPerSecond: z.number().describe('Pictures read, decoded and embedded per second.'),
      textMilliseconds: z.number().describe('Median time of a text, in milliseconds.'),
      peakBytes: z.number().describe('Most memory of a process with its towers, in bytes.'),
      vision: z.string().describe('Form of the weights of its vision tower, such as `int8`.'),
      text: z.string().describe('The same of its text tower.'),
    })
    .nullable()
    .describe('What it costs on this machine; null: not measured.'),
});
export type ComparedModel = z.infer<typeof comparedModel>;

export const comparison = z.object({
  state: z
    .enum(['idle', 'running', 'done', 'cancelled', 'failed'])
    .describe('`idle`: none since the library was opened.'),
  models: z.array(z.string()).describe('The models of the comparison, in order.'),
  current: z.string().nullable().describe('The model being measured; null: none.'),
  finished: count.describe('Photos of the current model that are embedded.'),
  total: count.describe('Photos of the current model.'),
  usedPhotos: count.describe('Photos that take part.'),
  folderPhotos: count.describe('Photos of the folder.'),
  unknownFiles: count.describe('Captions whose file is not in the folder.'),
  results: z.array(comparedModel).describe('Models that are finished, in order.'),
  error: z.string().nullable().describe('Human-readable reason why it failed; null: it did not.'),
});
export type Comparison = z.infer<typeof comparison>;

export const NO_COMPARISON: Comparison = {
  state: 'idle',
  models: [],
  current: null,
  finished: 0,
  total: 0,
  usedPhotos: 0,
  folderPhotos: 0,
  unknownFiles: 0,
  results: [],
  error: null,
};
