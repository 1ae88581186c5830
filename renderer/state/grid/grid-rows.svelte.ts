/** The grid rows in the document. A row that leaves the view is reused for one that enters it. Page. */
import { recycle } from '../../lib/grid/recycle.ts';

export interface TilePlacement {
  readonly index: number;
  /** 0 until it is loaded. */
  readonly id: number;
  readonly flags: number;
  /** CSS colour to show until the picture is there; null: none. */
  readonly colour: string | null;
  readonly left: number;
  readonly width: number;
}

export interface RowPlacement {
  readonly row: number;
  /** Relative to the scroll box. */
  readonly top: number;
  readonly pictureHeight: number;
  readonly tiles: readonly TilePlacement[];
}

export class RowSlot {
  readonly key: number;
  /** Its last placement while it is spare. */
  placement = $state.raw<RowPlacement>({ row: -1, top: 0, pictureHeight: 0, tiles: [] });
  /** False while it is spare, waiting for the next row that enters. */
  shown = $state(false);
  /** How many tiles it has elements for; surplus ones are hidden, not removed. */
  capacity = $state(0);
  /** Whether to load its pictures; false while it scrolls past too fast to be seen. */
  pictures = $state(false);

  constructor(key: number) {
    this.key = key;
  }
}

/** Spare elements to keep, for rows with more tiles and for views with more rows. */
const SPARE_TILES = 3;
const SPARE_ROWS = 4;

export class GridRows {
  /** From top to bottom, the order in which screen readers read them; spare ones last. */
  slots = $state.raw<readonly RowSlot[]>([]);
  #nextKey = 0;

  /**
   * Puts exactly these rows into the document.
   * @param wanted row numbers, ascending
   * @param place computes a placement; called for rows that enter, or for all rows when `again` is set
   */
  show(
    wanted: readonly number[],
    place: (row: number) => RowPlacement,
    { again, pictures }: { again: boolean; pictures: boolean },
  ): void {
    const before = this.slots;
    const { used, fresh, spare } = recycle(
      before,
      ({ shown, placement }) => (shown ? placement.row : null),
      wanted,
      () => new RowSlot((this.#nextKey += 1)),
    );
    used.forEach((slot, at) => {
      const enters = fresh.has(slot);
      if (enters || again) {
        slot.placement = place(wanted[at] ?? 0);
        slot.capacity = Math.max(slot.capacity, slot.placement.tiles.length);
      }
      if (enters || pictures) slot.pictures = pictures;
      slot.shown = true;
    });
    for (const slot of spare) {
      slot.shown = false;
      slot.pictures = false;
    }
    if (fresh.size > 0 || used.length + spare.length !== before.length) this.slots = [...used, ...spare];
  }

  /** Removes elements that were only needed for a different tile size. */
  trim(): void {
    const used = this.slots.filter(({ shown }) => shown);
    const most = used.reduce((sum, { placement }) => Math.max(sum, placement.tiles.length), 0);
    for (const slot of used) slot.capacity = Math.min(slot.capacity, most + SPARE_TILES);
    const kept = this.slots.slice(0, used.length + SPARE_ROWS);
    if (kept.length < this.slots.length) this.slots = kept;
  }
}
