/** The photos that an action applies to: a selection, or the one under the pointer. Pure. */
import type { Selection as AskedSelection } from '../../../shared/schemas.ts';
import type { GridSource } from './grid-source.ts';
import { pickedIds } from './photo-marks.ts';
import { Picked } from './picked.ts';

export interface PhotoTarget {
  readonly count: number;
  /** The target as the contract expects it. */
  readonly asked: AskedSelection;
  /** Ids of the photos; null when there are more than `most`. Needed for files, which hosts only accept by id. */
  ids(most: number): readonly number[] | null;
  readonly picked: Picked;
}

/** The picked photos as a target. @returns null when nothing is picked */
export function targetOf(picked: Picked | null, source: GridSource): PhotoTarget | null {
  const asked = picked?.asked;
  if (!picked || !asked) return null;
  return { count: picked.count, asked, ids: (most) => pickedIds(picked, source, most), picked };
}

/** A single photo as a target. @returns null for id 0, which stands for no photo */
export function targetOfOne(id: number, source: GridSource): PhotoTarget | null {
  return targetOf(Picked.named([id]), source);
}
