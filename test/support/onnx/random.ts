/** Seeded random weights: the same numbers on every machine, made row by row so that big ones need no memory. */

/** A matrix (or a tensor seen as one) of uniform random floats with the given standard deviation. */
export interface RandomWeights {
  readonly rows: number;
  readonly columns: number;
  /** Generates all values again from the seed, `rowsPerBlock` rows at a time. */
  blocks(rowsPerBlock?: number): Generator<Float32Array>;
}

/** FNV-1a of a text, to derive a tensor's seed from its name. */
export function seedOf(name: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** Uniform numbers in [-1, 1) (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2147483648 - 1;
  };
}

/** Weights with standard deviation `deviation` around `mean`. */
export function randomWeights(
  rows: number,
  columns: number,
  options: { readonly seed: number; readonly deviation: number; readonly mean?: number },
): RandomWeights {
  const span = options.deviation * Math.sqrt(3);
  const mean = options.mean ?? 0;
  return {
    rows,
    columns,
    *blocks(rowsPerBlock = 1024) {
      const next = uniform(options.seed);
      for (let row = 0; row < rows; row += rowsPerBlock) {
        const block = new Float32Array(Math.min(rowsPerBlock, rows - row) * columns);
        for (let index = 0; index < block.length; index += 1) block[index] = mean + span * next();
        yield block;
      }
    },
  };
}
