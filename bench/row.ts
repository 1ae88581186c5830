/** One row of the results: our figure, a peer's, and the machine's bound. */

export interface Row {
  readonly name: string;
  /** For `images/s` and `share`, more is better; for `ms` and `MB`, less. */
  readonly unit: Unit;
  /** Null if it could not be measured; the row's note says why. */
  readonly ours: number | null;
  readonly peer: number | null;
  readonly peerName: string | null;
  /** The best this machine could do, from parts measured alone; null if there is no such figure. */
  readonly bound: number | null;
  /** How many times better than the peer: above 1 we win, whatever the unit. */
  readonly ratio: number | null;
}

export type Unit = 'images/s' | 'ms' | 'MB' | 'share';

/** A row plus what is not written to the file: the target, and a remark for the reader. */
export interface Measurement {
  readonly row: Row;
  readonly targets: readonly Target[];
  readonly note: string | null;
}

/** A figure of the row that should reach a value: `bound` is ours as a share of the bound. */
export interface Target {
  readonly figure: 'ours' | 'ratio' | 'bound';
  readonly value: number;
}

export interface MeasurementInput {
  readonly name: string;
  readonly unit: Unit;
  readonly ours: number | null;
  readonly peer?: { readonly name: string; readonly value: number | null };
  readonly bound?: number | null;
  readonly targets?: readonly Target[];
  readonly note?: string | null;
}

const growing = (unit: Unit): boolean => unit === 'images/s' || unit === 'share';

/** Fills in the ratio. */
export function measurement(input: MeasurementInput): Measurement {
  const { name, unit, ours, peer, bound = null } = input;
  return {
    row: {
      name,
      unit,
      ours,
      peer: peer?.value ?? null,
      peerName: peer?.name ?? null,
      bound,
      ratio: timesBetter(unit, ours, peer?.value ?? null),
    },
    targets: input.targets ?? [],
    note: input.note ?? null,
  };
}

/** Ours compared with another figure of the same unit: above 1 if ours is better. */
export function timesBetter(unit: Unit, ours: number | null, other: number | null): number | null {
  if (ours === null || other === null || ours === 0 || other === 0) return null;
  return growing(unit) ? ours / other : other / ours;
}

/** Whether a target is met; null if its figure was not measured. */
export function targetMet({ row }: Measurement, target: Target): boolean | null {
  const figure = target.figure === 'bound' ? timesBetter(row.unit, row.ours, row.bound) : row[target.figure];
  if (figure === null) return null;
  return target.figure === 'ours' && !growing(row.unit) ? figure <= target.value : figure >= target.value;
}
