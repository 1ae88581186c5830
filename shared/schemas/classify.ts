/** Zero-shot labels for photos, without storing anything. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { finite, folderId, photoId } from './base.ts';

export const label = z.string().trim().min(1).max(LIMITS.labelCharacters);
export const classifyInput = z.object({
  photoIds: z.array(photoId).max(LIMITS.classifyPhotos).optional(),
  folderId: folderId.optional(),
  labels: z.array(label).min(1).max(LIMITS.labels),
  /** Prompt templates with `{}` where the label goes; OpenAI's seven when left out. */
  templates: z
    .array(z.string().includes('{}').max(LIMITS.labelCharacters))
    .min(1)
    .max(LIMITS.templates)
    .optional(),
});

export const classification = z.object({
  id: photoId.nullable(),
  path: z.string(),
  /** The best label, or null for the honest "none of these". */
  label: z.string().nullable(),
  /** Match strength of the best label against the background, 0 to 1; below the cut `label` is null. */
  strength: finite,
  /** Softmax over the labels (sigmoid for SigLIP models), in the order the labels were given. */
  scores: z.array(z.object({ label: z.string(), probability: finite, cosine: finite, strength: finite })),
  /** Set when the file could not be read; then `scores` is empty. */
  error: z.string().nullable(),
});
export type Classification = z.infer<typeof classification>;
