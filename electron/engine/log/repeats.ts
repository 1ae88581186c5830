/**
 * Writes a record once and counts it when it comes again, so that ten thousand failures a second cost a few lines.
 * Runs in every process that logs.
 */
import type { LogRecord } from './record.ts';

/** What comes again within this time is counted. */
const WINDOW_MILLISECONDS = 5_000;
/** Different records within that time; the rest are counted together. */
const MOST_RECORDS = 500;

interface Counted {
  latest: LogRecord;
  /** After the one that was written. */
  again: number;
}

export class Repeats {
  readonly #emit: (record: LogRecord) => void;
  readonly #windowMilliseconds: number;
  readonly #seen = new Map<string, Counted>();
  #leftOut: Counted | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** @param emit gets what is to be written. */
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
      // What is counted when the process ends is written by whoever ends it.
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

  /** Writes the counts, and begins again. */
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

/** Without the stack, which stands in the record that was written. */
function countOf({ time, level, process, pid }: LogRecord, message: string): LogRecord {
  return { time, level, process, pid, message };
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count.toLocaleString('en-US')} times`;
}
