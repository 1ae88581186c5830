/**
 * Photo ids grouped by the value to restore, compact enough to keep for a million photos. Runs in the engine process.
 */

export type GroupedIds = ReadonlyMap<number, Uint32Array>;

/** Collects ids by value, a few at a time. */
export class IdGroups {
  readonly #groups = new Map<number, number[]>();

  add(groups: ReadonlyMap<number, readonly number[]>): void {
    for (const [value, ids] of groups) {
      const known = this.#groups.get(value);
      if (known === undefined) this.#groups.set(value, [...ids]);
      else for (const id of ids) known.push(id);
    }
  }

  get count(): number {
    return [...this.#groups.values()].reduce((sum, ids) => sum + ids.length, 0);
  }

  compact(): GroupedIds {
    return new Map([...this.#groups].map(([value, ids]) => [value, new Uint32Array(ids)]));
  }
}

/** Memory that the groups use, bytes. */
export function bytesOf(groups: GroupedIds): number {
  return [...groups.values()].reduce((sum, ids) => sum + ids.byteLength, 0);
}
