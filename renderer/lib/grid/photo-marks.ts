/** Marks (favourite, rating) of several photos at once: what they have in common, and changes to them. Pure. */
import type { Picked } from './picked.ts';
import { isFavourite, ratingOf } from './grid-source.ts';
import type { GridSource } from './grid-source.ts';

/** A change of marks; omitted ones stay as they are. */
export interface MarkChange {
  readonly favourite?: boolean;
  readonly rating?: number;
}

export interface CommonMarks {
  /** Null when the photos differ. */
  readonly favourite: boolean | null;
  /** Null when the photos differ. */
  readonly rating: number | null;
}

/** Up to this many photos are looked up one by one; for more, a single pass over the list is cheaper. */
const MAX_LOOKUPS = 16;

/** The marks that the picked photos of `source` have in common. */
export function commonMarks(picked: Picked, source: GridSource): CommonMarks {
  let favourite: boolean | null | undefined;
  let rating: number | null | undefined;
  const take = (flags: number): void => {
    const own = isFavourite(flags);
    favourite = favourite === undefined || favourite === own ? own : null;
    const stars = ratingOf(flags);
    rating = rating === undefined || rating === stars ? stars : null;
  };
  const { ids } = picked;
  if (ids && ids.length <= MAX_LOOKUPS) {
    for (const id of ids) {
      const index = source.indexOf(id);
      if (index !== -1) take(source.flagsAt(index));
    }
  } else {
    for (let index = 0; index < source.count && (favourite !== null || rating !== null); index += 1) {
      if (picked.has(source.idAt(index))) take(source.flagsAt(index));
    }
  }
  return {
    favourite: favourite === undefined ? false : favourite,
    rating: rating === undefined ? 0 : rating,
  };
}

/** Ids of the picked photos; for "all but some", those in `source`. @returns null when there are more than `most` */
export function pickedIds(picked: Picked, source: GridSource, most: number): readonly number[] | null {
  if (picked.count > most) return null;
  if (picked.ids) return picked.ids;
  const ids: number[] = [];
  for (let index = 0; index < source.count; index += 1) {
    const id = source.idAt(index);
    if (picked.has(id)) ids.push(id);
  }
  return ids.length > most ? null : ids;
}
