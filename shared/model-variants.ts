/**
 * Number formats of a model's weights, and names that ask for some of them: `acme--clip+fp16`. Has no dependency on zod,
 * which the page would load. Runs anywhere.
 */
export const MODEL_DTYPES = ['q8', 'int8', 'uint8', 'fp32', 'fp16', 'q4', 'bnb4', 'q4f16'] as const;
export type ModelDtype = (typeof MODEL_DTYPES)[number];

export interface Variant {
  /** What stands before the plus sign: a model's name, or its folder. */
  readonly dir: string;
  readonly dtype: ModelDtype;
}

/** What a name or path that ends in a plus sign and a precision would ask for; null for any other. */
export function parseVariant(called: string): Variant | null {
  const at = called.lastIndexOf('+');
  const dtype = MODEL_DTYPES.find((each) => each === called.slice(at + 1));
  return at < 1 || dtype === undefined ? null : { dir: called.slice(0, at), dtype };
}

/** Whether a name means the model that has this one, whichever of its weights it asks for. */
export function meansModel(called: string, name: string): boolean {
  return called === name || parseVariant(called)?.dir === name;
}
