/**
 * Spaces of earlier versions of a model that has kept its text tower: photos embedded in them answer texts until they
 * have been embedded again. Runs in the engine process.
 */
import { z } from 'zod';
import { readCalibration, type ShippedCalibration } from './calibration.ts';
import type { ModelFiles } from './model-files.ts';

const FILE = 'calibration/former.json';

export interface FormerSpaceOfModel {
  /** As {@link ModelFolder.space}. */
  readonly space: string;
  readonly calibration: ShippedCalibration;
}

const schema = z.object({
  spaces: z.array(
    z.object({
      // Earlier versions put the model's id before the digest.
      space: z.string().transform((key) => key.replace(/^.*@/, '')),
      calibration: z.string().regex(/^(?!.*\.\.)[\w./-]+\.json$/, 'a .json file inside the model folder'),
    }),
  ),
});

/**
 * The space of an earlier version, with its calibration; null if the model names no such space.
 * @throws SightlineError `model-invalid`.
 */
export async function readFormerSpace(
  files: ModelFiles,
  space: string,
  dimensions: number,
): Promise<FormerSpaceOfModel | null> {
  const known = await formerSpaces(files);
  const found = known.find((former) => former.space === space);
  const calibration = found ? await readCalibration(files, dimensions, found.calibration) : null;
  return calibration ? { space, calibration } : null;
}

/** Names of the spaces of earlier versions, newest first. */
export async function formerSpaces(files: ModelFiles): Promise<z.infer<typeof schema>['spaces']> {
  const bytes = await files.readOptional(FILE);
  return bytes === null ? [] : files.parseJson(FILE, bytes, schema).spaces;
}
