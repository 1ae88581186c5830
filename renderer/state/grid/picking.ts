/** How clicks and keys pick photos: one, a range from where the last pick was, everything. Page. */
import type { SearchFilter } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { GridSource } from '../../lib/grid/grid-source.ts';
import type { Picked } from '../../lib/grid/picked.ts';
import type { Selection } from './selection.svelte.ts';

export class Picking {
  /** Told when the reader picked, or let go. */
  onPicked: () => void = () => {};
  /** Told when more photos would be picked than can be named one by one. */
  onTooMany: () => void = () => {};
  readonly #selection: Selection;
  readonly #source: () => GridSource;
  /** Where a range begins, and what was selected without it. */
  #from: { readonly index: number; readonly id: number; readonly before: Picked } | null = null;

  constructor(selection: Selection, source: () => GridSource) {
    this.#selection = selection;
    this.#source = source;
  }

  /** Selects or deselects one photo; a range can begin at it. */
  toggle(index: number): void {
    const id = this.#source().idAt(index);
    if (id === 0) return;
    this.#told(this.#selection.toggle(id));
    this.#begin(index);
  }

  /** Selects from where the last pick was, or from `start`, to a photo. The range before from there is given up. */
  extend(index: number, start: number): void {
    if (this.#from === null || this.#source().idAt(this.#from.index) !== this.#from.id) this.#begin(start);
    const from = this.#from;
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
    this.#told(fits);
  }

  /** @param filter what the list shows, when it is a listing that the host can be asked for again */
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
    this.#told(this.#selection.replace(ids));
  }

  clear(): void {
    this.clearSelection();
    this.onPicked();
  }

  /** Lets go of everything without a word: another list is shown. What was picked in the one before does not come back. */
  clearSelection(): void {
    this.#from = null;
    this.#selection.clear();
  }

  #begin(index: number): void {
    this.#from = { index, id: this.#source().idAt(index), before: this.#selection.picked };
  }

  #told(fits: boolean): void {
    if (fits) this.onPicked();
    else this.onTooMany();
  }
}
