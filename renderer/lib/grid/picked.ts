/** Which photos are picked, as a value: photos by id, or all that a filter matches except some. Pure. */
import type { SearchFilter, Selection } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';

export class Picked {
  static readonly nothing = new Picked(new Set(), null, 0);
  /** Picked ids; with a filter, those that are left out. */
  readonly #ids: ReadonlySet<number>;
  readonly #filter: SearchFilter | null;
  /** Photos that the filter lets through. */
  readonly #total: number;

  private constructor(ids: ReadonlySet<number>, filter: SearchFilter | null, total: number) {
    this.#ids = ids;
    this.#filter = filter;
    this.#total = total;
  }

  /** These and no others. @returns null when they are too many to be named one by one */
  static named(ids: Iterable<number>): Picked | null {
    return Picked.nothing.with(ids, true);
  }

  /** @param total how many photos the filter lets through */
  static everything(filter: SearchFilter, total: number): Picked {
    return new Picked(new Set(), filter, total);
  }

  get count(): number {
    return this.#filter ? Math.max(0, this.#total - this.#ids.size) : this.#ids.size;
  }

  /** The picked ids; null for "all but some". */
  get ids(): readonly number[] | null {
    return this.#filter ? null : [...this.#ids];
  }

  /** As the contract takes it; null when nothing is picked. */
  get asked(): Selection | null {
    if (this.count === 0) return null;
    const ids = [...this.#ids];
    if (!this.#filter) return { ids };
    return ids.length === 0 ? { filter: this.#filter } : { filter: this.#filter, except: ids };
  }

  has(id: number): boolean {
    return id !== 0 && this.#ids.has(id) !== (this.#filter !== null);
  }

  /** With photos picked or let go; 0 is no photo. @returns null when too many would be named one by one */
  with(ids: Iterable<number>, picked: boolean): Picked | null {
    const next = new Set(this.#ids);
    const add = picked !== (this.#filter !== null);
    for (const id of ids) {
      if (id === 0) continue;
      if (add) next.add(id);
      else next.delete(id);
      if (next.size > LIMITS.selectedIds) return null;
    }
    return new Picked(next, this.#filter, this.#total);
  }

  withTotal(total: number): Picked {
    return this.#filter === null || total === this.#total ? this : new Picked(this.#ids, this.#filter, total);
  }
}
