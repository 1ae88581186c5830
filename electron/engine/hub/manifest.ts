/** The record that an installed model carries. Pure. */
import { z } from 'zod';
import { milliseconds } from '../../../shared/schemas.ts';

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
