/** Zero-shot classification of photos; nothing is stored. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { finite, folderId, photoId } from './base.ts';
import { path } from './photo-fields.ts';

export const label = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.labelCharacters)
  .describe(`A label in plain words, 1 to ${LIMITS.labelCharacters} characters.`);

/** Labels to choose from. */
export const labels = z
  .array(label)
  .min(1)
  .max(LIMITS.labels)
  .describe(`Labels to choose from, 1 to ${LIMITS.labels}.`);

/** Prompt templates for labels; `{}` stands for the label. */
export const templates = z
  .array(z.string().includes('{}').max(LIMITS.labelCharacters))
  .min(1)
  .max(LIMITS.templates)
  .optional()
  .describe(
    `Prompt templates, 1 to ${LIMITS.templates}, each with \`{}\` in place of the label; if omitted, the seven ` +
      'templates that OpenAI chose for CLIP.',
  );

export const classifyInput = z.object({
  photoIds: z
    .array(photoId)
    .max(LIMITS.classifyPhotos)
    .optional()
    .describe(`Photos to classify, at most ${LIMITS.classifyPhotos}.`),
  folderId: folderId.optional().describe('Also classify all indexed photos of this library folder.'),
  labels,
  templates,
});

/** How well one label fits one photo. */
const labelScore = z.object({
  label: z.string().describe('The label.'),
  probability: finite.describe(
    'Softmax over the labels with the logit scale of the model, so the probabilities of a photo add up to 1; for ' +
      'SigLIP models the sigmoid of each label by itself. 0 to 1.',
  ),
  cosine: finite.describe('Cosine of the photo and the embedding of the label, -1 to 1.'),
  strength: finite.describe('Calibrated strength of the match, 0 to 1, on the scale of text searches.'),
});

export const classification = z.object({
  id: photoId.nullable().describe('Id of the photo; null: a file outside the library.'),
  path,
  label: z
    .string()
    .nullable()
    .describe(
      'The label with the highest cosine; null: none of these, because even that one has a strength below 0.5, or ' +
        'the photo could not be read.',
    ),
  strength: finite.describe(
    'Calibrated strength of the best label, 0 to 1; 0 when the photo could not be read.',
  ),
  scores: z
    .array(labelScore)
    .describe(
      'One entry per label, in the given order without repetitions; empty when the photo could not be read.',
    ),
  error: z
    .string()
    .nullable()
    .describe('Human-readable reason why the photo has no labels; null: it has labels.'),
});
export type Classification = z.infer<typeof classification>;
