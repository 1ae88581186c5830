/**
 * Reads the calibration that a model may ship: backgrounds, and the logistic that maps z-scores to strengths. Runs in
 * the engine process.
 */
import { z } from 'zod';
import { modelInvalid } from './model-error.ts';
import type { ModelFiles } from './model-files.ts';
import { parseNpy } from './npy.ts';

const CALIBRATION_FILE = 'calibration/calibration.json';

/** Probability of a match = sigmoid(slope · x + intercept). */
export interface Logistic {
  readonly slope: number;
  readonly intercept: number;
}

/** Embeddings of assorted photos or captions; rows of unit length, [count × dimensions]. */
export interface Background {
  readonly count: number;
  readonly rows: Float32Array;
}

export interface ShippedCalibration {
  readonly imageBackground: Background;
  readonly textBackground: Background;
  /** Logistic of z, the standard score of a cosine among the query's cosines to the image background. */
  readonly zMatch: Logistic;
  /** Logistic of the raw cosine. */
  readonly cosineMatch: Logistic;
  /** Means and standard deviations of z in the fitted data, for refitting. */
  readonly zMatched: { readonly mean: number; readonly std: number };
  readonly zUnmatched: { readonly mean: number; readonly std: number };
}

const logistic = z.object({ slope: z.number(), intercept: z.number() });
const spread = z.object({ mean: z.number(), std: z.number().positive() });
const background = z.object({
  file: z.string().regex(/^(?!.*\.\.)[\w./-]+\.npy$/, 'a .npy file inside the model folder'),
});
const schema = z.object({
  image_background: background,
  text_background: background,
  z: z.object({ match: logistic, matched_pairs: spread, unmatched_pairs: spread }),
  cosine: z.object({ match: logistic }),
});

/** Reads a model folder's `calibration/`; null if the model ships none. */
export async function readCalibration(
  files: ModelFiles,
  dimensions: number,
  file = CALIBRATION_FILE,
): Promise<ShippedCalibration | null> {
  const bytes = await files.readOptional(file);
  if (bytes === null) return null;
  const json = files.parseJson(file, bytes, schema);
  return {
    imageBackground: await readBackground(files, json.image_background.file, dimensions),
    textBackground: await readBackground(files, json.text_background.file, dimensions),
    zMatch: json.z.match,
    cosineMatch: json.cosine.match,
    zMatched: json.z.matched_pairs,
    zUnmatched: json.z.unmatched_pairs,
  };
}

async function readBackground(files: ModelFiles, name: string, dimensions: number): Promise<Background> {
  const bytes = await files.read(name);
  let matrix;
  try {
    matrix = parseNpy(bytes);
  } catch (error) {
    throw modelInvalid(name, 'a NumPy matrix', (error as Error).message, error);
  }
  if (matrix.columns !== dimensions) {
    throw modelInvalid(name, `rows of ${dimensions} numbers`, `rows of ${matrix.columns}`);
  }
  // Half precision leaves lengths off by up to 5e-4; rescale, so that dot products are cosines.
  const { rows, columns, data } = matrix;
  for (let row = 0; row < rows; row += 1) {
    const vector = data.subarray(row * columns, (row + 1) * columns);
    let sum = 0;
    for (const value of vector) sum += value * value;
    if (!(sum > 0) || !Number.isFinite(sum)) {
      throw modelInvalid(name, 'finite rows that are not zero', `row ${row} of length ${Math.sqrt(sum)}`);
    }
    const scale = 1 / Math.sqrt(sum);
    for (let index = 0; index < columns; index += 1) vector[index] = vector[index]! * scale;
  }
  return { count: rows, rows: data };
}
