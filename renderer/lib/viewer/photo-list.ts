/**
 * An ordered list of photos that the viewer steps through: the contents of a grid as columns rather than objects.
 * Pure.
 */
import type { Hit } from '../../../shared/schemas.ts';

/** How well a photo answers the question that found it. */
export type HitStrength = Pick<Hit, 'strength' | 'match'>;

/** The viewer reads the list again each time, so a list that changes while a photo is open can be one live object. */
export interface PhotoList {
  readonly count: number;
  /**
   * @param index from 0 to `count` - 1
   * @returns 0 while that photo is not loaded yet
   */
  idAt(index: number): number;
  /** Index of a photo, -1 when it is not in the list. Only on lists that know it without searching. */
  indexOf?(id: number): number;
  /** File name or path, on lists that know it before the photo's details are loaded. */
  nameAt?(index: number): string | null;
  /** Only on lists of hits. */
  hitAt?(index: number): HitStrength | null;
}

/** A live list of whatever `hits` returns at the moment. */
export function listOfHits(hits: () => readonly Hit[]): PhotoList {
  return {
    get count() {
      return hits().length;
    },
    idAt: (index) => hits()[index]?.id ?? 0,
    nameAt: (index) => hits()[index]?.path ?? null,
    hitAt: (index) => hits()[index] ?? null,
  };
}

export function listOfIds(ids: readonly number[]): PhotoList {
  return { count: ids.length, idAt: (index) => ids[index] ?? 0 };
}

/** Index of a photo in a list, trying `hint` first; -1 when it is not, or no longer, there. */
export function indexOf(list: PhotoList, id: number, hint: number): number {
  if (hint >= 0 && hint < list.count && list.idAt(hint) === id) return hint;
  if (list.indexOf) return list.indexOf(id);
  for (let index = 0; index < list.count; index += 1) if (list.idAt(index) === id) return index;
  return -1;
}
