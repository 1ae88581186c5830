/** Checks the outputs that an ONNX file declares, and what it gives. Pure. */
import { modelInvalid, printable } from '../models/model-error.ts';
import type { OnnxSession } from './session.ts';
import { unitRows } from './unit-vectors.ts';

/** The size of a dimension that the export fixed; null if it is free. */
export function fixedDimension(dimension: number | string | undefined): number | null {
  return typeof dimension === 'number' && dimension > 0 ? dimension : null;
}

/**
 * Checks that the tower has the output that its graph promises, and of the model's width.
 * @throws SightlineError `model-invalid`.
 */
export function checkOutput(file: string, session: OnnxSession, output: string, dimensions: number): void {
  const found = session.outputs.find((each) => each.name === output);
  if (found === undefined) {
    throw modelInvalid(file, `an output ${output}`, session.outputs.map((each) => each.name).join(', '));
  }
  checkWidth(file, output, fixedDimension(found.shape.at(-1)), dimensions);
}

/** @param width that the tower declares or gives; null if it declares none. @throws SightlineError `model-invalid`. */
export function checkWidth(file: string, output: string, width: number | null, dimensions: number): void {
  if (width === null || width === dimensions) return;
  throw modelInvalid(file, `${output} of ${dimensions} dimensions like the other tower's`, printable(width));
}

/**
 * What a tower gave as unit vectors.
 * @param rows [count, dimensions]
 * @throws SightlineError `model-invalid` if one has no direction: zeros, or numbers that are not finite.
 */
export function embeddingRows(
  file: string,
  output: string,
  rows: Float32Array,
  count: number,
): Float32Array[] {
  try {
    return unitRows(rows, count);
  } catch (error) {
    const odd = rows.find((value) => !Number.isFinite(value));
    throw modelInvalid(
      file,
      `${output} of finite numbers that are not all zero`,
      odd === undefined ? 'zeros' : String(odd),
      error,
    );
  }
}
