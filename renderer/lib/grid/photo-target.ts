/** Photos that an action applies to: a selection, or the one under the pointer. Pure. */
import type { Selection as AskedSelection } from '../../../shared/schemas.ts';
import type { GridSource } from './grid-source.ts';
import { pickedIds } from './photo-marks.ts';
import { Picked } from './picked.ts';

export interface PhotoTarget {
  readonly count: number;
  /** As the contract takes it. */
  readonly asked: AskedSelection;
  /** The photos by id; null when there are more than `most`: files are taken by name only. */
  ids(most: number): readonly number[] | null;
  readonly picked: Picked;
}

/** @returns null when nothing is picked */
export function targetOf(picked: Picked | null, source: GridSource): PhotoTarget | null {
  const asked = picked?.asked;
  if (!picked || !asked) return null;
  return { count: picked.count, asked, ids: (most) => pickedIds(picked, source, most), picked };
}

/** @returns null for 0, which is no photo */
export function targetOfOne(id: number, source: GridSource): PhotoTarget | null {
  return targetOf(Picked.named([id]), source);
}
