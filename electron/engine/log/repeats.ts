/**
 * Writes a record once and counts its repeats, so that ten thousand failures a second cost a few lines. Runs in every
 * process that logs.
 */
import type { LogRecord } from './record.ts';

/** Repeats within this time are counted. */
const WINDOW_MILLISECONDS = 5_000;
/** Distinct records within that time; the rest are counted together. */
const MOST_RECORDS = 500;

interface Counted {
  latest: LogRecord;
  /** Repeats after the written one. */
  again: number;
}

export class Repeats {
  readonly #emit: (record: LogRecord) => void;
  readonly #windowMilliseconds: number;
  readonly #seen = new Map<string, Counted>();
  #leftOut: Counted | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param emit receives the records to write. */
  constructor(emit: (record: LogRecord) => void, windowMilliseconds = WINDOW_MILLISECONDS) {
    this.#emit = emit;
    this.#windowMilliseconds = windowMilliseconds;
  }

  add(record: LogRecord): void {
    const key = `${record.level} ${record.message}`;
    const known = this.#seen.get(key);
    if (known) {
      known.latest = record;
      known.again++;
      return;
    }
    if (this.#timer === undefined) {
      this.#timer = setTimeout(() => this.flush(), this.#windowMilliseconds);
      // Whoever ends the process writes the outstanding counts.
      this.#timer.unref();
    }
    if (this.#seen.size >= MOST_RECORDS) {
      this.#leftOut ??= { latest: record, again: 0 };
      this.#leftOut.latest = record;
      this.#leftOut.again++;
      return;
    }
    this.#seen.set(key, { latest: record, again: 0 });
    this.#emit(record);
  }

  /** Writes the counts and starts over. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counted = [...this.#seen.values()];
    this.#seen.clear();
    for (const { latest, again } of counted) {
      if (again === 0) continue;
      this.#emit(countOf(latest, `${latest.message} (repeated ${times(again)})`));
    }
    if (this.#leftOut === null) return;
    const { latest, again } = this.#leftOut;
    this.#leftOut = null;
    this.#emit(countOf(latest, `${again.toLocaleString('en-US')} more records were left out`));
  }
}

/** Without the stack, which stands in the record that was written; with the name of the latest failure. */
function countOf({ time, level, process, pid, failure }: LogRecord, message: string): LogRecord {
  return { time, level, process, pid, message, ...(failure === undefined ? {} : { failure }) };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`;
}
