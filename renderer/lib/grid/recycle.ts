/** Reuses the slots of items that left the view for items that enter it. Pure. */

export interface Recycled<Slot> {
  /** One per wanted key, in the same order. */
  readonly used: readonly Slot[];
  /** The slots of `used` that have to be filled: they held something else before, or nothing. */
  readonly fresh: ReadonlySet<Slot>;
  readonly spare: readonly Slot[];
}

/**
 * Assigns a slot to each wanted key; slots that hold one already keep it.
 * @param keyOf what a slot holds now; null for nothing
 * @param wanted distinct keys
 */
export function recycle<Slot>(
  slots: readonly Slot[],
  keyOf: (slot: Slot) => number | null,
  wanted: readonly number[],
  create: () => Slot,
): Recycled<Slot> {
  const keep = new Set(wanted);
  const holding = new Map<number, Slot>();
  const spare: Slot[] = [];
  for (const slot of slots) {
    const key = keyOf(slot);
    if (key !== null && keep.has(key)) holding.set(key, slot);
    else spare.push(slot);
  }
  const fresh = new Set<Slot>();
  const used = wanted.map((key) => {
    const known = holding.get(key);
    if (known) return known;
    const slot = spare.pop() ?? create();
    fresh.add(slot);
    return slot;
  });
  return { used, fresh, spare };
}
