/**
 * Which of a model folder's weights are meant: `<folder>+fp16`. Runs in the engine and embedder processes.
 */
import { stat } from 'node:fs/promises';
import { parseVariant, type Variant } from '../../../shared/model-variants.ts';

/** The variant that a name or path asks for; null if it asks for none, or if it is a folder's own name. */
export async function variantOf(called: string): Promise<Variant | null> {
  const variant = parseVariant(called);
  return variant === null || (await isFolder(called)) ? null : variant;
}

/** Whether there is a folder of this path. */
export async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() === true;
}
