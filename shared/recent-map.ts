/** A map of limited size that evicts the entries set longest ago. Runs anywhere. */

/** A second limit, on the total weight of the entries. The newest entry always stays, whatever its weight. */
export interface WeightBound<Value> {
  readonly most: number;
  readonly weigh: (value: Value) => number;
}

export class RecentMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #most: number;
  readonly #bound: WeightBound<Value> | null;
  /** Total weight of the entries. */
  #weight = 0;

  /** @param most largest number of entries, at least 1 */
  constructor(most: number, bound: WeightBound<Value> | null = null) {
    this.#most = most;
    this.#bound = bound;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    this.#entries.set(key, value);
    this.#weight += this.#weigh(value);
    for (const oldest of this.#entries.keys()) {
      if (this.#fits()) break;
      this.delete(oldest);
    }
  }

  delete(key: Key): void {
    const value = this.#entries.get(key);
    if (this.#entries.delete(key) && value !== undefined) this.#weight -= this.#weigh(value);
  }

  clear(): void {
    this.#entries.clear();
    this.#weight = 0;
  }

  #fits(): boolean {
    const { size } = this.#entries;
    return size === 1 || (size <= this.#most && this.#weight <= (this.#bound?.most ?? Infinity));
  }

  #weigh(value: Value): number {
    return this.#bound?.weigh(value) ?? 0;
  }
}
