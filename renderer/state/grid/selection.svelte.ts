/** Which photos are selected. Page. */
import type { SearchFilter, Selection as AskedSelection } from '../../../shared/schemas.ts';
import { Picked } from '../../lib/grid/picked.ts';

export class Selection {
  /** Replaced at every change; keep one to come back to it. */
  picked = $state.raw(Picked.nothing);

  get count(): number {
    return this.picked.count;
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** The selected ids; null when it is everything but some. */
  get ids(): readonly number[] | null {
    return this.picked.ids;
  }

  /** As the contract takes it; null when nothing is selected. */
  get asked(): AskedSelection | null {
    return this.picked.asked;
  }

  has(id: number): boolean {
    return this.picked.has(id);
  }

  /** Selects or deselects photos. @returns false, and changes nothing, when they are too many to be named one by one */
  set(ids: Iterable<number>, selected: boolean): boolean {
    return this.#take(this.picked.with(ids, selected));
  }

  toggle(id: number): boolean {
    return this.set([id], !this.has(id));
  }

  /** Selects these and no others. @returns false, and changes nothing, when they are too many */
  replace(ids: Iterable<number>): boolean {
    return this.#take(Picked.named(ids));
  }

  /** Selects everything that a filter lets through. @param total how many photos that is */
  selectEverything(filter: SearchFilter, total: number): void {
    this.picked = Picked.everything(filter, total);
  }

  /** How many photos the filter of "everything" lets through has changed. */
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
