/** An ordered list of photos that the viewer steps through: what a grid shows, in columns rather than objects. Pure. */
import type { Hit } from '../../../shared/schemas.ts';

/** How well a photo answers the question that led to it. */
export type HitStrength = Pick<Hit, 'strength' | 'match'>;

/** Read anew whenever it is needed, so a list that changes while a photo is open may be one live object. */
export interface PhotoList {
  readonly count: number;
  /** @param index from 0 to `count` - 1; 0 while that photo is not loaded yet */
  idAt(index: number): number;
  /** Of lists that know it without looking through all; -1 when the photo is not in it. */
  indexOf?(id: number): number;
  /** File name or path, where the list knows it before the details are there. */
  nameAt?(index: number): string | null;
  /** Of lists that answer a question. */
  hitAt?(index: number): HitStrength | null;
}

/** The hits that `hits` returns at the time of asking. */
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

/** Where `id` stands, looking first where it was last; -1 when it is not, or no longer, in the list. */
export function indexOf(list: PhotoList, id: number, hint: number): number {
  if (hint >= 0 && hint < list.count && list.idAt(hint) === id) return hint;
  if (list.indexOf) return list.indexOf(id);
  for (let index = 0; index < list.count; index += 1) if (list.idAt(index) === id) return index;
  return -1;
}
