/** Checks the inputs and outputs that an ONNX file declares. Pure. */
import { modelInvalid, printable } from '../models/model-error.ts';
import { CONFIG_FILE } from '../models/model-config.ts';
import type { OnnxSession } from './session.ts';

/** The size of a dimension that the export fixed; null if it is free. */
export function fixedDimension(dimension: number | string | undefined): number | null {
  return typeof dimension === 'number' && dimension > 0 ? dimension : null;
}

/**
 * Checks that the tower has its family's output, with as many dimensions as the configuration says.
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
