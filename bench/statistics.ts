/** The few figures that the benches take of their samples. */

/** The middle value (the lower one of two). @throws RangeError without samples. */
export function median(samples: readonly number[]): number {
  const value = [...samples].sort((a, b) => a - b)[Math.floor((samples.length - 1) / 2)];
  if (value === undefined) throw new RangeError('expected at least one sample, received none');
  return value;
}
