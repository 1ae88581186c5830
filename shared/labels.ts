/** Normalises lists of labels. Runs anywhere. */

/** Trims labels, drops empty and repeated ones, and keeps the order. */
export function distinctLabels(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))];
}
