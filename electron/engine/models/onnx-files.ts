/** Chooses a tower's ONNX file among the many in a hub folder. Pure. */
import { modelInvalid, printable } from './model-error.ts';

export type Tower = 'vision' | 'text';

/**
 * Suffixes in order of preference on a CPU: 8-bit weights first (a quarter of the memory, three times the speed),
 * then plain float32, then half precision (no faster on a CPU), then the 4-bit kinds, whose kernels are slower still.
 */
const VARIANT_ORDER = [
  '_quantized',
  '_int8',
  '_uint8',
  '',
  '_fp16',
  '_q4',
  '_bnb4',
  '_q4f16',
] as const;

/** Whether a file's suffix says that it holds 8-bit weights that may be converted. */
export function hasEightBitWeights(name: string): boolean {
  return /_(?:quantized|int8|uint8)\.onnx$/.test(name);
}

/**
 * Chooses a tower's file among the names in `onnx/`.
 * @throws SightlineError `model-invalid` if there is none.
 */
export function chooseOnnxFile(tower: Tower, names: readonly string[]): string {
  for (const variant of VARIANT_ORDER) {
    const name = `${tower}_model${variant}.onnx`;
    if (names.includes(name)) return name;
  }
  const received = names.length === 0 ? 'no files in onnx/' : printable(names);
  throw modelInvalid('onnx/', `${tower}_model.onnx or ${tower}_model_quantized.onnx`, received);
}

/** Names of the files with an ONNX file's external weights, by the hub's convention. */
export function externalDataFiles(onnxName: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(`${onnxName}_data`) || name === `${onnxName}.data`);
}
