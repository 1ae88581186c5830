/** Models: what is installed, what the catalogue offers, and downloads in progress. Runs anywhere. */
import { z } from 'zod';
import { milliseconds } from './base.ts';
import { LIMITS } from '../limits.ts';

/** A model on the hub, such as `Xenova/clip-vit-base-patch32`. */
export const hubId = z
  .string()
  .max(LIMITS.nameCharacters)
  .regex(/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/, 'expected <owner>/<name>')
  .refine((id) => !id.includes('..') && !id.includes('--'), 'expected <owner>/<name>')
  .describe('Id of a model on the hub: its owner, a slash, its name.');

/** A branch, a tag or a commit. */
export const hubRevision = z
  .string()
  .max(LIMITS.nameCharacters)
  .regex(/^[A-Za-z0-9][\w.\-/]*$/, 'expected a branch, a tag or a commit')
  .refine((revision) => !revision.includes('..'), 'expected a branch, a tag or a commit')
  .describe('Branch, tag or commit of the model on the hub.');

export const MODEL_DTYPES = ['q8', 'int8', 'uint8', 'fp32', 'fp16', 'q4', 'bnb4', 'q4f16'] as const;

export const modelDtype = z
  .enum(MODEL_DTYPES)
  .describe(
    'Number format of the weights, by the names that the hub uses: `q8` is 8 bits, `fp32` is full precision.',
  );
export type ModelDtype = z.infer<typeof modelDtype>;

export const modelPull = z.object({
  id: z.string().describe('Id of the model on the hub.'),
  name: z.string().describe('Name under which it will be installed.'),
  revision: z.string().nullable().describe('Commit being downloaded; null: not known yet.'),
  state: z
    .enum(['resolving', 'waiting', 'downloading', 'verifying', 'paused', 'done', 'failed', 'cancelled'])
    .describe(
      '`resolving`: asking the hub which files there are. `waiting`: another process downloads the same model. ' +
        '`paused`, `failed`: what has arrived is kept, and `models.resumePull` goes on from there.',
    ),
  bytes: z.number().describe('Bytes that have arrived.'),
  total: z.number().nullable().describe('Bytes of all files; null: not known yet.'),
  rate: z.number().nullable().describe('Bytes per second over the last seconds; null: not measured yet.'),
  secondsLeft: z.number().nullable().describe('Estimated seconds until the end; null: not known.'),
  reason: z
    .string()
    .nullable()
    .describe('Human-readable reason why it failed or waits; null: it does neither.'),
});
export type ModelPull = z.infer<typeof modelPull>;

/** Proof of what is on disk, written into the folder of an installed model as `sightline-model.json`. */
export const modelManifest = z.object({
  version: z.literal(1),
  id: z.string(),
  source: z.enum(['hub', 'archive', 'folder']),
  revision: z.string().nullable(),
  dtype: z.string().nullable(),
  files: z.array(
    z.object({ name: z.string(), size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  licence: z.string().nullable(),
  installedAt: milliseconds,
});
export type ModelManifest = z.infer<typeof modelManifest>;
