/** Normalises lists of labels. Runs anywhere. */

/**
 * Trims labels and drops empty and repeated ones; keeps the order. Labels that differ in case only are repeated: the
 * first is kept as it is written.
 */
export function distinctLabels(labels: readonly string[]): string[] {
  const distinct = new Map<string, string>();
  for (const label of labels.map((each) => each.trim()).filter((each) => each !== '')) {
    const folded = label.normalize('NFC').toLowerCase();
    if (!distinct.has(folded)) distinct.set(folded, label);
  }
  return [...distinct.values()];
}
