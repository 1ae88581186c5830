/** The selected photos. Page. */
import type { SearchFilter, Selection as AskedSelection } from '../../../shared/schemas.ts';
import { Picked } from '../../lib/grid/picked.ts';

export class Selection {
  /** Immutable and replaced at every change, so that an earlier value can be kept and restored. */
  picked = $state.raw(Picked.nothing);

  get count(): number {
    return this.picked.count;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** The selected ids; null for "all but some". */
  get ids(): readonly number[] | null {
    return this.picked.ids;
  }

  /** The selection as the contract expects it; null when nothing is selected. */
  get asked(): AskedSelection | null {
    return this.picked.asked;
  }

  has(id: number): boolean {
    return this.picked.has(id);
  }

  /** Selects or deselects photos. @returns false, changing nothing, when there would be too many to name */
  set(ids: Iterable<number>, selected: boolean): boolean {
    return this.#take(this.picked.with(ids, selected));
  }

  toggle(id: number): boolean {
    return this.set([id], !this.has(id));
  }

  /** Selects exactly these photos. @returns false, changing nothing, when there are too many to name */
  replace(ids: Iterable<number>): boolean {
    return this.#take(Picked.named(ids));
  }

  /** Selects everything that matches a filter. @param total how many photos that is */
  selectEverything(filter: SearchFilter, total: number): void {
    this.picked = Picked.everything(filter, total);
  }

  /** Updates how many photos match the filter of an "everything" selection. */
  updateTotal(total: number): void {
    this.picked = this.picked.withTotal(total);
  }

  clear(): void {
    this.picked = Picked.nothing;
  }

  #take(next: Picked | null): boolean {
    if (next) this.picked = next;
    return next !== null;
  }
}
