/** Runs anywhere. */

/** Labels as they are asked for: trimmed, each once, none empty, in the order given. */
export function distinctLabels(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))];
}
