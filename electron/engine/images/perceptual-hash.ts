/**
 * A hash of what a picture looks like: pictures that were scaled or saved again differ in a few of its 64 bits. The DCT
 * hash of Zauner, “Implementation and benchmarking of perceptual image hash functions” (2010), section 3.2.1. Pure.
 */

/** Edge of the grey picture that is transformed. */
const GREY = 32;
/** Edge of the block of low frequencies, whose signs are the bits. The constant term is left out. */
const BLOCK = 8;

/** `COSINES[u * GREY + x]`: the DCT-II basis of frequency u + 1. */
const COSINES = Float64Array.from({ length: BLOCK * GREY }, (_, index) => {
  const frequency = Math.floor(index / GREY) + 1;
  return Math.cos((Math.PI * frequency * (2 * (index % GREY) + 1)) / (2 * GREY));
});

/**
 * Eight bytes: each bit says whether a low frequency is above the median of all. Null for a picture without
 * structure in both directions, such as a plain or striped one: its bits would be noise.
 * @param pixels RGB, interleaved, [height, width, 3].
 */
export function perceptualHash(pixels: Uint8Array, width: number, height: number): Uint8Array | null {
  const frequencies = lowFrequencies(toGrey(pixels, width, height));
  if (frequencies.every((value) => Math.abs(value) < 1)) return null;
  const sorted = Float64Array.from(frequencies).sort();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const hash = new Uint8Array(BLOCK);
  for (const [index, value] of frequencies.entries()) {
    if (value > median) hash[index >> 3]! |= 1 << (index & 7);
  }
  return hash;
}

/** Number of bits in which two hashes differ, 0 to 64. */
export function hammingDistance(one: Uint8Array, other: Uint8Array): number {
  let distance = 0;
  for (const [index, byte] of one.entries()) {
    for (let bits = byte ^ (other[index] ?? 0); bits > 0; bits &= bits - 1) distance += 1;
  }
  return distance;
}

/**
 * Means of luma (ITU-R BT.601) over the cells of a grid, [GREY, GREY], 0 to 255. Looks at about three pixels of a cell in
 * each direction, and calculates with integers, because this runs for every photo.
 */
function toGrey(pixels: Uint8Array, width: number, height: number): Float64Array {
  const step = Math.max(1, Math.floor(Math.min(width, height) / (3 * GREY)));
  const sums = new Float64Array(GREY * GREY);
  const counts = new Uint32Array(GREY * GREY);
  for (let y = 0; y < height; y += step) {
    const start = Math.floor((y * GREY) / height) * GREY;
    for (let x = 0; x < width; x += step) {
      const cell = start + Math.floor((x * GREY) / width);
      const at = (y * width + x) * 3;
      sums[cell]! += 77 * pixels[at]! + 150 * pixels[at + 1]! + 29 * pixels[at + 2]!;
      counts[cell]! += 1;
    }
  }
  // A picture with fewer pixels than cells leaves cells empty: they take the pixel that they lie in.
  return sums.map((sum, cell) => {
    const count = counts[cell]!;
    return count > 0 ? sum / count / 256 : lumaAt(pixels, width, height, cell);
  });
}

function lumaAt(pixels: Uint8Array, width: number, height: number, cell: number): number {
  const y = Math.floor((Math.floor(cell / GREY) * height) / GREY);
  const x = Math.floor(((cell % GREY) * width) / GREY);
  const at = (y * width + x) * 3;
  return (77 * pixels[at]! + 150 * pixels[at + 1]! + 29 * pixels[at + 2]!) / 256;
}

/** [BLOCK, BLOCK], rows are vertical frequencies. */
function lowFrequencies(grey: Float64Array): Float64Array {
  const rows = new Float64Array(GREY * BLOCK);
  for (let y = 0; y < GREY; y++) {
    for (let u = 0; u < BLOCK; u++) {
      let sum = 0;
      for (let x = 0; x < GREY; x++) sum += grey[y * GREY + x]! * COSINES[u * GREY + x]!;
      rows[y * BLOCK + u] = sum;
    }
  }
  const block = new Float64Array(BLOCK * BLOCK);
  for (let v = 0; v < BLOCK; v++) {
    for (let u = 0; u < BLOCK; u++) {
      let sum = 0;
      for (let y = 0; y < GREY; y++) sum += rows[y * BLOCK + u]! * COSINES[v * GREY + y]!;
      block[v * BLOCK + u] = sum;
    }
  }
  return block;
}
