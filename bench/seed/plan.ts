/** Plans names, dates and cameras of a seeded library's photos; the same in each run. Pure. */
import path from 'node:path';
import { uniform } from '../../test/support/onnx/random.ts';

const SEED = 23;
const FROM = Date.UTC(2005, 0, 1);
const UNTIL = Date.UTC(2025, 0, 1);
/**
 * Range of cosines between photos and their sample: below it, photos of other samples would by chance rank among the
 * best of 100,000.
 */
const COSINES = [0.96, 0.998] as const;

/** Library folders, with the cameras that filled them, in order of use. */
const SOURCES = [
  { folder: 'Camera', cameras: ['Seed D40', 'Seed D90', 'Seed D750', 'Seed Z6'] },
  {
    folder: 'Phone',
    cameras: ['Seed Phone 3', 'Seed Phone 6', 'Seed Phone 9', 'Seed Phone 12', 'Seed Phone 15'],
  },
  { folder: 'Scans', cameras: [null] },
] as const;

/** Names of the library folders below the directory of photos, in the order of {@link PlannedPhoto.folder}. */
export const FOLDERS: readonly string[] = SOURCES.map(({ folder }) => folder);

export interface PlannedPhoto {
  /** Index into {@link FOLDERS}. */
  readonly folder: number;
  /** Index of the sample that it shows. */
  readonly sample: number;
  /** Below the library folder. */
  readonly directory: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  readonly camera: string | null;
  /** Of the photo's vector and its sample's. */
  readonly cosine: number;
}

/** `count` photos, oldest first. @param samples names of the files that they show */
export function* planPhotos(count: number, samples: readonly string[]): Generator<PlannedPhoto> {
  const next = uniform(SEED);
  /** 0 to below 1. */
  const share = (): number => (next() + 1) / 2;
  const pick = (length: number): number => Math.floor(share() * length);
  for (let number = 0; number < count; number += 1) {
    const age = (number + share()) / count;
    const takenAt = Math.floor(FROM + age * (UNTIL - FROM));
    const month = new Date(takenAt).toISOString().slice(0, 7);
    const sample = pick(samples.length);
    const folder = pick(SOURCES.length);
    const cameras = SOURCES[folder]!.cameras;
    const { name, ext } = path.parse(samples[sample]!);
    yield {
      folder,
      sample,
      directory: path.join(month.slice(0, 4), month),
      name: `${name}-${String(number + 1).padStart(7, '0')}${ext}`,
      takenAt,
      camera: cameras[Math.floor(age * cameras.length)] ?? null,
      cosine: COSINES[0] + share() * (COSINES[1] - COSINES[0]),
    };
  }
}

/** Makes unit vectors at a given cosine from others; the same ones at each run. */
export function createJitter(): (vector: Float32Array, cosine: number) => Float32Array {
  const next = uniform(SEED + 1);
  return (vector, cosine) => {
    // What is left of random numbers once the vector's direction is taken out stands at a right angle to it.
    const noise = Float32Array.from(vector, next);
    const along = noise.reduce((sum, value, at) => sum + value * vector[at]!, 0);
    let square = 0;
    for (let at = 0; at < noise.length; at += 1) {
      noise[at]! -= along * vector[at]!;
      square += noise[at]! ** 2;
    }
    const scale = Math.sqrt((1 - cosine * cosine) / square);
    return noise.map((value, at) => cosine * vector[at]! + scale * value);
  };
}
