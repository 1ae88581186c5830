/** An immutable set of picked photos: either individual ids, or everything that matches a filter except some. Pure. */
import type { SearchFilter, Selection } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';

export class Picked {
  static readonly nothing = new Picked(new Set(), null, 0);
  /** Picked ids; with a filter, the excluded ones. */
  readonly #ids: ReadonlySet<number>;
  readonly #filter: SearchFilter | null;
  /** How many photos match the filter. */
  readonly #total: number;

  private constructor(ids: ReadonlySet<number>, filter: SearchFilter | null, total: number) {
    this.#ids = ids;
    this.#filter = filter;
    this.#total = total;
  }

  /** Exactly these photos. @returns null when there are too many to name individually */
  static named(ids: Iterable<number>): Picked | null {
    return Picked.nothing.with(ids, true);
  }

  /** Everything that matches the filter. @param total how many photos that is */
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

  /** The picked photos as the contract expects them; null when nothing is picked. */
  get asked(): Selection | null {
    if (this.count === 0) return null;
    const ids = [...this.#ids];
    if (!this.#filter) return { ids };
    return ids.length === 0 ? { filter: this.#filter } : { filter: this.#filter, except: ids };
  }

  has(id: number): boolean {
    return id !== 0 && this.#ids.has(id) !== (this.#filter !== null);
  }

  /**
   * A copy with these photos picked or unpicked; id 0 is ignored. @returns null when there are too many to name
   * individually
   */
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
