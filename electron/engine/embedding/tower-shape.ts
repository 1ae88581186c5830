/** Checks of what an ONNX file says about its inputs and outputs. */
import { modelInvalid, printable } from '../models/model-error.ts';
import { CONFIG_FILE } from '../models/model-config.ts';
import type { OnnxSession } from './session.ts';

/** A dimension that the export fixed, or null when it is free. */
export function fixedDimension(dimension: number | string | undefined): number | null {
  return typeof dimension === 'number' && dimension > 0 ? dimension : null;
}

/**
 * Makes sure that the tower has the output of its family with as many dimensions as the configuration says.
 * @throws SightlineError `model-invalid`.
 */
export function checkOutput(file: string, session: OnnxSession, output: string, dimensions: number): void {
  const found = session.outputs.find((each) => each.name === output);
  if (found === undefined) {
    throw modelInvalid(file, `an output ${output}`, session.outputs.map((each) => each.name).join(', '));
  }
  const last = fixedDimension(found.shape.at(-1));
  if (last !== null && last !== dimensions) {
    throw modelInvalid(
      file,
      `${output} of ${dimensions} dimensions as ${CONFIG_FILE} has them`,
      printable(last),
    );
  }
}
