/**
 * The rows of a grid that are in the document. One that left the view is filled with the photos of one that
 * enters. Page.
 */
import { recycle } from '../../lib/grid/recycle.ts';

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
  /** Of a spare one what it held last. */
  placement = $state.raw<RowPlacement>({ row: -1, top: 0, pictureHeight: 0, tiles: [] });
  /** False while it is spare: kept for the next row that enters. */
  shown = $state(false);
  /** Tiles that it has elements for; those that it has too many of are hidden, not removed. */
  capacity = $state(0);
  /** Whether its pictures are wanted: not while they fly past. */
  pictures = $state(false);

  constructor(key: number) {
    this.key = key;
  }
}

/** What is kept beyond what is shown, for rows with more tiles and views with more rows. */
const SPARE_TILES = 3;
const SPARE_ROWS = 4;

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

  /** Lets elements go that another size of the tiles left over. */
  trim(): void {
    const used = this.slots.filter(({ shown }) => shown);
    const most = used.reduce((sum, { placement }) => Math.max(sum, placement.tiles.length), 0);
    for (const slot of used) slot.capacity = Math.min(slot.capacity, most + SPARE_TILES);
    const kept = this.slots.slice(0, used.length + SPARE_ROWS);
    if (kept.length < this.slots.length) this.slots = kept;
  }
}
