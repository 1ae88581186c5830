/**
 * Logs faults in Sightline itself that occur while answering requests, and remembers them so that users can report
 * them. The page learns that a fault occurred and where it is logged, not its details. Runs in the host process.
 */
import { randomBytes } from 'node:crypto';
import { toSightlineError } from '../../shared/errors.ts';
import { RecentMap } from '../../shared/recent-map.ts';
import { log, stackOf } from '../engine/log/log.ts';
import { PageErrors } from './page-errors.ts';

/** How many of the latest faults to remember. */
const MOST_FAULTS = 50;

export interface Fault {
  /** Six characters; also the `failure` of the log record. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Name of the failed request, such as `search.query`. */
  readonly request: string;
  readonly message: string;
  /** The stack, including those of other processes. */
  readonly stack: string;
}

/** What a page learns about a fault: a sentence, and the details for a report. */
export interface FaultNotice {
  readonly message: string;
  readonly data: {
    readonly failure: string;
    readonly request: string;
    readonly at: number;
    /** Path of the log; null if there is none. */
    readonly log: string | null;
  };
}

export class Faults {
  /** Errors in the page itself. */
  readonly page = new PageErrors();
  readonly #logFile: () => string | null;
  readonly #faults = new RecentMap<string, Fault>(MOST_FAULTS);

  /** @param logFile returns the file of this host's log; null if there is none. */
  constructor(logFile: () => string | null = () => null) {
    this.#logFile = logFile;
  }

  /** Logs a fault and remembers it. @returns what the page may show. */
  report(thrown: unknown, request: string): FaultNotice {
    const { message, remote } = toSightlineError(thrown);
    const id = randomBytes(3).toString('hex');
    const at = Date.now();
    this.#faults.set(id, { id, at, request, message, stack: stackOf(thrown) });
    // If it came from another process, that process has logged its stack.
    if (remote) log.error(`${request} failed: ${message}`, undefined, id);
    else log.error(`${request} failed`, thrown, id);
    const file = this.#logFile();
    return {
      message: `Something went wrong in Sightline${file === null ? '' : `; details are in ${file}`}`,
      data: { failure: id, request, at, log: file },
    };
  }

  /** A remembered fault by its id. */
  find(id: string): Fault | undefined {
    return this.#faults.get(id);
  }
}
