/**
 * The data a grid shows: columns of numbers that may be a million long, and the sections they are divided into. Pure.
 */

/** The photos from `start` up to the start of the next section. */
export interface GridSection {
  /** Index of its first photo. */
  readonly start: number;
  /** Shown above its first row; null for no label. */
  readonly label: string | null;
  /** Whether the label is drawn in a line across the grid. */
  readonly divider?: boolean;
}

export interface GridSource {
  readonly count: number;
  /** In ascending order, the first at 0; empty only when there are no photos. */
  readonly sections: readonly GridSection[];
  /** 0 while the photo is not loaded yet. */
  idAt(index: number): number;
  /** Width / height; 0 when unknown. */
  ratioAt(index: number): number;
  /** Bit 0: favourite; bits 1 to 3: rating. */
  flagsAt(index: number): number;
  /** Average colour, 5 bits red, 6 green, 5 blue; 0 when unknown. */
  colourAt?(index: number): number;
  /** Index of the photo with this id; -1 when it is not in the list. */
  indexOf(id: number): number;
  /** File name or path, where the source knows it; otherwise the grid asks the host. */
  nameAt?(index: number): string | null;
  /**
   * Identifies the listing: the same object as long as it only grows at its end or changes flags, so that its layout
   * can be reused.
   */
  readonly lineage?: object;
  /**
   * How many photos at the beginning are loaded: within a lineage their ids and ratios do not change. Omitted when all
   * are.
   */
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

/** A photo of a short list; a `Hit` fits. */
export interface ListedPhoto {
  readonly id: number;
  readonly path: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly favourite: boolean;
  readonly rating: number;
}

/** Packs marks into flags, as {@link GridSource.flagsAt} returns them. @param rating 0 to 5 */
export function flagsOf(favourite: boolean, rating: number): number {
  return (favourite ? 1 : 0) | (rating << 1);
}

export function isFavourite(flags: number): boolean {
  return (flags & 1) === 1;
}

export function ratingOf(flags: number): number {
  return (flags >> 1) & 7;
}

/**
 * Makes a source from a short list, such as hits.
 * @param sections defaults to one without a label
 */
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
