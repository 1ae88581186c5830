/**
 * Which of a model folder's weights are meant: `<folder>+fp16`. Runs in the engine and embedder processes.
 */
import { stat } from 'node:fs/promises';
import { MODEL_DTYPES, type ModelDtype } from '../../../shared/schemas.ts';

interface Variant {
  /** What stands before the plus sign. */
  readonly dir: string;
  readonly dtype: ModelDtype;
}

/** The variant that a name or path asks for; null if it asks for none, or if it is a folder's own name. */
export async function variantOf(called: string): Promise<Variant | null> {
  const variant = parseVariant(called);
  return variant === null || (await isFolder(called)) ? null : variant;
}

/** What a name or path that ends in a plus sign and a precision would ask for; null for any other. Pure. */
export function parseVariant(called: string): Variant | null {
  const at = called.lastIndexOf('+');
  const dtype = MODEL_DTYPES.find((each) => each === called.slice(at + 1));
  return at < 1 || dtype === undefined ? null : { dir: called.slice(0, at), dtype };
}

/** Whether there is a folder of this path. */
export async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() === true;
}
