/**
 * Finds the ONNX files of a model folder by their names, in the layouts of transformers.js, optimum and Immich, and
 * orders the variants of each tower by preference. Pure.
 */
import { modelInvalid, printable } from './model-error.ts';
import type { Tower } from './tower-signature.ts';

/** Precision of the weights, in the words of transformers.js. */
export type Dtype = 'q8' | 'int8' | 'uint8' | 'fp32' | 'fp16' | 'q4' | 'bnb4' | 'q4f16';

/** An ONNX file that may hold a tower. */
export interface OnnxCandidate {
  /** Relative to the model folder, with forward slashes. */
  readonly name: string;
  /** The tower that its name promises; null for a name that promises none, such as `model.onnx`. */
  readonly tower: Tower | null;
  /** Null for a suffix that transformers.js does not know. */
  readonly dtype: Dtype | null;
}

/**
 * Suffixes in order of preference on a CPU: 8-bit weights first (a quarter of the memory, three times the speed),
 * then plain float32, then half precision (no faster on a CPU), then the 4-bit kinds, whose kernels are slower still.
 */
const SUFFIXES: Readonly<Record<string, Dtype>> = {
  _quantized: 'q8',
  _int8: 'int8',
  _uint8: 'uint8',
  '': 'fp32',
  _fp16: 'fp16',
  _q4: 'q4',
  _bnb4: 'bnb4',
  _q4f16: 'q4f16',
};
const ORDER = Object.keys(SUFFIXES);

/** Where ONNX files lie, in order of preference; Immich gives each tower a folder. */
export const ONNX_FOLDERS = ['onnx', '', 'visual', 'textual'] as const;

const NAMES: readonly [RegExp, Tower | null][] = [
  [/^(?:vision|visual|image)(?:_model|_encoder|_tower)?$/, 'vision'],
  [/^(?:text|textual)(?:_model|_encoder|_tower)?$/, 'text'],
  [/^model$/, null],
];

/** Whether a file's suffix says that it holds 8-bit weights that may be converted. */
export function hasEightBitWeights(name: string): boolean {
  return /_(?:quantized|int8|uint8)\.onnx$/.test(name);
}

/**
 * The files that may hold a tower, best first.
 * @param listing names by folder of {@link ONNX_FOLDERS}.
 */
export function findOnnxFiles(listing: ReadonlyMap<string, readonly string[]>): OnnxCandidate[] {
  const found: (OnnxCandidate & { readonly rank: number })[] = [];
  for (const [place, folder] of ONNX_FOLDERS.entries()) {
    for (const name of listing.get(folder) ?? []) {
      const parts = /^(.*?)((?:_(?:quantized|int8|uint8|fp16|q4f16|q4|bnb4))?)\.onnx$/.exec(name);
      const [, stem = '', suffix = ''] = parts ?? [];
      const known = NAMES.find(([pattern]) => parts !== null && pattern.test(stem));
      if (known === undefined) continue;
      const own = folder === 'visual' ? 'vision' : folder === 'textual' ? 'text' : known[1];
      found.push({
        name: folder === '' ? name : `${folder}/${name}`,
        tower: own,
        dtype: SUFFIXES[suffix] ?? null,
        rank: ORDER.indexOf(suffix) * ONNX_FOLDERS.length + place,
      });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .map(({ name, tower, dtype }) => ({ name, tower, dtype }));
}

/** The candidates for a tower, best first: files of its own, else those whose name promises nothing. */
export function candidatesFor(tower: Tower, files: readonly OnnxCandidate[]): OnnxCandidate[] {
  const own = files.filter((file) => file.tower === tower);
  return own.length > 0 ? own : files.filter((file) => file.tower === null);
}

/** The precisions in which both towers are there, best first. */
export function dtypesOf(files: readonly OnnxCandidate[]): Dtype[] {
  const [vision, text] = (['vision', 'text'] as const).map((tower) => dtypesOfTower(tower, files));
  return [...vision!].filter((dtype) => text!.has(dtype));
}

/** @throws SightlineError `model-invalid` that says what there is, if either tower is missing in this precision. */
export function requireDtype(files: readonly OnnxCandidate[], dtype: Dtype): void {
  const both = dtypesOf(files);
  if (files.length === 0 || both.includes(dtype)) return;
  const list = (tower: Tower): string => [...dtypesOfTower(tower, files)].join(', ') || 'none';
  const received =
    both.length > 0
      ? `a model that has both in ${both.join(', ')}`
      : `${list('vision')} for images and ${list('text')} for texts`;
  throw modelInvalid('onnx/', `weights in ${dtype} for both towers`, received);
}

function dtypesOfTower(tower: Tower, files: readonly OnnxCandidate[]): Set<Dtype> {
  return new Set(candidatesFor(tower, files).flatMap(({ dtype }) => dtype ?? []));
}

/** The error for a folder without a file for a tower. @param found names of the ONNX files that are there. */
export function noTower(tower: Tower, found: readonly string[]): Error {
  const received = found.length === 0 ? 'no ONNX files' : printable(found);
  return modelInvalid('onnx/', `${tower}_model.onnx or ${tower}_model_quantized.onnx`, received);
}

/** Names of the files with an ONNX file's external weights, by the hub's convention. */
export function externalDataFiles(onnxName: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(`${onnxName}_data`) || name === `${onnxName}.data`);
}
