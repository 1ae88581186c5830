/**
 * Issues tickets for addresses that sign in a browser once. We open the browser with the address on its command line,
 * where every user of the machine can read it while the browser runs, so it must not contain the token. Runs in the
 * host process.
 */
import { createToken } from './token.ts';

/** Long enough for a browser to start. */
const VALID_MILLISECONDS = 5 * 60_000;

export interface Tickets {
  issue(): string;
  /** Whether the ticket was issued here recently and is being used for the first time. */
  redeem(ticket: string): boolean;
}

/** @param now a monotonic clock, milliseconds. */
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
