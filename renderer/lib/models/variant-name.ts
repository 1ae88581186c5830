/** Names of installed models with the weights that were chosen, such as `acme--clip+fp16`. Pure. Page. */
import type { ModelListing } from '../../../shared/schemas.ts';

/** The weights that a name asks for of this model; null if it asks for none, or names another model. */
export function variantOfName(called: string, { name, variants }: Pick<ModelListing, 'name' | 'variants'>): string | null {
  return variants.find((dtype) => called === `${name}+${dtype}`) ?? null;
}

/** Whether a name means this model, whichever of its weights. */
export function isModelName(called: string, model: Pick<ModelListing, 'name' | 'variants'>): boolean {
  return called === model.name || variantOfName(called, model) !== null;
}
