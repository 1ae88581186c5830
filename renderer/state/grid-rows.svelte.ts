/** The rows of a grid that are in the document. One that left the view is filled with the photos of one that enters. */
import { recycle } from '../lib/recycle.ts';

export interface TilePlacement {
  readonly index: number;
  /** 0 while it is not loaded. */
  readonly id: number;
  readonly flags: number;
  readonly left: number;
  readonly width: number;
}

export interface RowPlacement {
  readonly row: number;
  /** Inside the scroll box. */
  readonly top: number;
  readonly pictureHeight: number;
  readonly tiles: readonly TilePlacement[];
}

export class RowSlot {
  readonly key: number;
  /** Null while it is spare. */
  placement = $state.raw<RowPlacement | null>(null);
  /** Whether its pictures are wanted: not while they fly past. */
  pictures = $state(false);

  constructor(key: number) {
    this.key = key;
  }
}

export class GridRows {
  /** From top to bottom, as they are read aloud; spare ones last. */
  slots = $state.raw<readonly RowSlot[]>([]);
  #nextKey = 0;

  /**
   * Has exactly these rows in the document.
   * @param wanted ascending
   * @param place asked for rows that enter, or for all when `again` is set
   */
  show(
    wanted: readonly number[],
    place: (row: number) => RowPlacement,
    { again, pictures }: { again: boolean; pictures: boolean },
  ): void {
    const before = this.slots;
    const { used, fresh, spare } = recycle(
      before,
      ({ placement }) => placement?.row ?? null,
      wanted,
      () => new RowSlot((this.#nextKey += 1)),
    );
    used.forEach((slot, at) => {
      const enters = fresh.has(slot);
      if (enters || again) slot.placement = place(wanted[at] ?? 0);
      if (enters || pictures) slot.pictures = pictures;
    });
    for (const slot of spare) {
      slot.placement = null;
      slot.pictures = false;
    }
    if (fresh.size > 0 || used.length + spare.length !== before.length) this.slots = [...used, ...spare];
  }
}
