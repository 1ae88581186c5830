/** Picks photos by clicks and keys: one, a range from the last one picked, or everything. Page. */
import type { SearchFilter } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { GridSource } from '../../lib/grid/grid-source.ts';
import type { Picked } from '../../lib/grid/picked.ts';
import type { Selection } from './selection.svelte.ts';

export class Picking {
  /** Called when the selection changed through the user. */
  onPicked: () => void = () => {};
  /** Called when more photos would be picked than a selection may name. */
  onTooMany: () => void = () => {};
  readonly #selection: Selection;
  readonly #source: () => GridSource;
  /** Where a range starts, and what was selected before it. */
  #rangeStart: { readonly index: number; readonly id: number; readonly before: Picked } | null = null;

  constructor(selection: Selection, source: () => GridSource) {
    this.#selection = selection;
    this.#source = source;
  }

  /** Selects or deselects one photo, which also becomes the start of ranges. */
  toggle(index: number): void {
    const id = this.#source().idAt(index);
    if (id === 0) return;
    this.#notify(this.#selection.toggle(id));
    this.#startRange(index);
  }

  /**
   * Selects the range from the last photo picked, or else from `start`, to this one. Replaces an earlier range from
   * there.
   */
  extend(index: number, start: number): void {
    if (this.#rangeStart === null || this.#source().idAt(this.#rangeStart.index) !== this.#rangeStart.id)
      this.#startRange(start);
    const from = this.#rangeStart;
    if (!from) return;
    const source = this.#source();
    const low = Math.min(from.index, index);
    const high = Math.max(from.index, index);
    const ids = new Uint32Array(high - low + 1);
    for (let at = low; at <= high; at += 1) ids[at - low] = source.idAt(at);
    const now = this.#selection.picked;
    this.#selection.picked = from.before;
    const fits = this.#selection.set(ids, true);
    if (!fits) this.#selection.picked = now;
    this.#notify(fits);
  }

  /**
   * Selects every photo.
   * @param filter what the list shows, if the host can select that by itself; otherwise null
   */
  everything(filter: SearchFilter | null): void {
    const source = this.#source();
    const named = source.count <= LIMITS.selectedIds && (source.loaded ?? source.count) === source.count;
    if (!named && filter) {
      this.#selection.selectEverything(filter, source.count);
      this.onPicked();
      return;
    }
    const ids = new Uint32Array(source.count);
    for (let at = 0; at < source.count; at += 1) ids[at] = source.idAt(at);
    this.#notify(this.#selection.replace(ids));
  }

  clear(): void {
    this.clearSelection();
    this.onPicked();
  }

  /**
   * Clears the selection without calling `onPicked`, because another list is shown. Coming back does not restore it.
   */
  clearSelection(): void {
    this.#rangeStart = null;
    this.#selection.clear();
  }

  #startRange(index: number): void {
    this.#rangeStart = { index, id: this.#source().idAt(index), before: this.#selection.picked };
  }

  #notify(fits: boolean): void {
    if (fits) this.onPicked();
    else this.onTooMany();
  }
}
