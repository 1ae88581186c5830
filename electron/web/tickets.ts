/**
 * Addresses that sign a browser in once. A browser is opened with its address on the command line, where every user
 * of the machine can read it for as long as the browser runs: that must not be the token. Runs in the host process.
 */
import { createToken } from './token.ts';

/** Long enough for a browser that is not running yet. */
const VALID_MILLISECONDS = 5 * 60_000;

export interface Tickets {
  issue(): string;
  /** Whether it was issued here not long ago and is used for the first time. */
  redeem(ticket: string): boolean;
}

/** No tickets yet. @param now milliseconds of a clock that never goes back. */
export function createTickets(now: () => number = () => performance.now()): Tickets {
  const issued = new Map<string, number>();
  return {
    issue() {
      const ticket = createToken();
      issued.set(ticket, now());
      return ticket;
    },
    redeem(ticket) {
      const at = issued.get(ticket);
      issued.delete(ticket);
      return at !== undefined && now() - at <= VALID_MILLISECONDS;
    },
  };
}
