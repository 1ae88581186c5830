/** What the grid shows: columns of numbers that can be a million long, and the sections they fall into. Pure. */

/** Photos from `start` up to the next section's start. */
export interface GridSection {
  /** Index of its first photo. */
  readonly start: number;
  /** Shown over its first row; null for none. */
  readonly label: string | null;
  /** The label is written into a line across the grid. */
  readonly divider?: boolean;
}

export interface GridSource {
  readonly count: number;
  /** In ascending order, the first one at 0; empty only when there is no photo. */
  readonly sections: readonly GridSection[];
  /** 0 while the photo is not loaded yet. */
  idAt(index: number): number;
  /** Width / height; 0 when unknown. */
  ratioAt(index: number): number;
  /** Bit 0 favourite, bits 1-3 rating. */
  flagsAt(index: number): number;
  /** Of the photo with that id, -1 when it is not here. */
  indexOf(id: number): number;
  /** File name or path where the source knows it; the grid asks the host for others. */
  nameAt?(index: number): string | null;
  /** The same object while a listing only grows at its end or changes flags: what is laid out then stays. */
  readonly lineage?: object;
  /** Photos at the beginning that are loaded: those of a lineage keep their ids and shapes. All when left out. */
  readonly loaded?: number;
}

export const EMPTY_SOURCE: GridSource = {
  count: 0,
  sections: [],
  idAt: () => 0,
  ratioAt: () => 0,
  flagsAt: () => 0,
  indexOf: () => -1,
};

/** What a photo of a short list has to tell; a `Hit` fits. */
export interface ListedPhoto {
  readonly id: number;
  readonly path: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly favourite: boolean;
  readonly rating: number;
}

export function flagsOf(favourite: boolean, rating: number): number {
  return (favourite ? 1 : 0) | (rating << 1);
}

export function isFavourite(flags: number): boolean {
  return (flags & 1) === 1;
}

export function ratingOf(flags: number): number {
  return (flags >> 1) & 7;
}

/** A source over a short list, such as hits. @param sections one without label when left out */
export function sourceOf(
  photos: readonly ListedPhoto[],
  sections: readonly GridSection[] = [{ start: 0, label: null }],
): GridSource {
  const indexes = new Map(photos.map(({ id }, index) => [id, index]));
  return {
    count: photos.length,
    sections: photos.length === 0 ? [] : sections,
    idAt: (index) => photos[index]?.id ?? 0,
    ratioAt(index) {
      const photo = photos[index];
      return photo?.width && photo.height ? photo.width / photo.height : 0;
    },
    flagsAt(index) {
      const photo = photos[index];
      return photo ? flagsOf(photo.favourite, photo.rating) : 0;
    },
    indexOf: (id) => indexes.get(id) ?? -1,
    nameAt: (index) => photos[index]?.path ?? null,
  };
}
