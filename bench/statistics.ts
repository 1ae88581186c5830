/** The few figures that the benches take of their samples. */

/** The middle value (the lower one of two). @throws RangeError without samples. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** The sample that this share of them does not exceed. @throws RangeError without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const value = [...samples].sort((a, b) => a - b)[Math.floor(share * (samples.length - 1))];
  if (value === undefined) throw new RangeError('expected at least one sample, received none');
  return value;
}
