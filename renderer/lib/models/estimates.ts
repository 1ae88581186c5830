/** What a model costs: bytes to download, bytes for its vectors, time for the library. Pure. Page. */
import type { ComparedModel, LibraryModel, ModelListing } from '../../../shared/schemas.ts';

/** Bytes of a weight by its number format on the hub. */
const BYTES_OF_WEIGHT: Readonly<Record<string, number>> = { q8: 1, int8: 1, uint8: 1 };

/**
 * What a model takes on the disk or to download.
 * @returns null when nobody knows before the hub was asked; `about` when it follows from the number of weights
 */
export function modelBytes({
  bytes,
  dtype,
  parametersMillions,
}: Pick<ModelListing, 'bytes' | 'dtype' | 'parametersMillions'>): {
  readonly bytes: number;
  readonly about: boolean;
} | null {
  if (bytes !== null) return { bytes, about: false };
  const each = BYTES_OF_WEIGHT[dtype ?? ''];
  return each === undefined || parametersMillions === null
    ? null
    : { bytes: parametersMillions * 1e6 * each, about: true };
}

/** What a library of so many photos needs on the disk for a model's vectors, in bytes: float32 and its int8 copy. */
export function vectorBytes(photos: number, dimensions: number): number {
  return photos * dimensions * 5;
}

/** What was measured on this computer. */
export interface Measured {
  /** The model that answers. */
  readonly answering: Pick<LibraryModel, 'name' | 'imagesPerSecond'> | null;
  /** Results of the latest comparison. */
  readonly compared: readonly Pick<ComparedModel, 'name' | 'speed'>[];
}

/**
 * How many photos per second a model embeds here: as measured here or, for others, as the catalogue's machine measured
 * it, scaled by how this computer does with a model that both measured.
 * @returns null when nobody has measured it
 */
export function imagesPerSecond(
  model: Pick<ModelListing, 'name' | 'measured'>,
  models: readonly Pick<ModelListing, 'name' | 'measured'>[],
  here: Measured,
): number | null {
  const own = measuredHere(model.name, here);
  if (own !== null || model.measured === null) return own;
  const ratios = models.flatMap(({ name, measured }) => {
    const speed = measuredHere(name, here);
    return speed === null || measured === null ? [] : [speed / measured.imagesPerSecond];
  });
  const [ratio = 1] = ratios.sort((a, b) => a - b).slice(Math.floor(ratios.length / 2));
  return model.measured.imagesPerSecond * ratio;
}

function measuredHere(name: string, { answering, compared }: Measured): number | null {
  if (answering?.name === name && answering.imagesPerSecond !== null) return answering.imagesPerSecond;
  return compared.find((result) => result.name === name)?.speed?.imagesPerSecond ?? null;
}
