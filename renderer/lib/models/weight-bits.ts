/** How many bits a weight of a model has, by the form that its files are named after. Pure. Page. */

const BITS: Readonly<Record<string, number>> = {
  ...{ quantized: 8, q8: 8, int8: 8, uint8: 8 },
  ...{ fp32: 32, fp16: 16, q4: 4, bnb4: 4, q4f16: 4 },
};

/** @returns null for a form that is not known, such as that of towers which differ */
export function weightBits(variant: string): number | null {
  return BITS[variant] ?? null;
}
