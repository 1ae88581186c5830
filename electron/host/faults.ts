/**
 * What went wrong in Sightline itself while a request was answered: written into the log, and remembered for whoever
 * wants to report it. A page is told that it happened and where it is written, not what. Runs in the host process.
 */
import { randomBytes } from 'node:crypto';
import { toSightlineError } from '../../shared/errors.ts';
import { RecentMap } from '../../shared/recent-map.ts';
import { log, stackOf } from '../engine/log/log.ts';
import { PageErrors } from './page-errors.ts';

/** Faults that are remembered, the latest. */
const MOST_FAULTS = 50;

export interface Fault {
  /** Six characters; the record in the log has it as `failure`. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Name of the request, such as `search.query`. */
  readonly request: string;
  readonly message: string;
  /** Across process borders. */
  readonly stack: string;
}

/** What a page learns about a fault: a sentence, and the details that a report needs. */
export interface FaultNotice {
  readonly message: string;
  readonly data: {
    readonly failure: string;
    readonly request: string;
    readonly at: number;
    /** Null where there is no log. */
    readonly log: string | null;
  };
}

export class Faults {
  /** Those of the page itself. */
  readonly page = new PageErrors();
  readonly #logFile: () => string | null;
  readonly #faults = new RecentMap<string, Fault>(MOST_FAULTS);

  /** @param logFile the file of this host's log; null without one. */
  constructor(logFile: () => string | null = () => null) {
    this.#logFile = logFile;
  }

  /** Logs a fault and remembers it. @returns what may be told of it. */
  report(thrown: unknown, request: string): FaultNotice {
    const { message, remote } = toSightlineError(thrown);
    const id = randomBytes(3).toString('hex');
    const at = Date.now();
    this.#faults.set(id, { id, at, request, message, stack: stackOf(thrown) });
    // One that came from another process has its stack in that process's record.
    if (remote) log.error(`${request} failed: ${message}`, undefined, id);
    else log.error(`${request} failed`, thrown, id);
    const file = this.#logFile();
    return {
      message: `Something went wrong in Sightline${file === null ? '' : `; details are in ${file}`}`,
      data: { failure: id, request, at, log: file },
    };
  }

  /** A fault by its id, while it is remembered. */
  find(id: string): Fault | undefined {
    return this.#faults.get(id);
  }
}
