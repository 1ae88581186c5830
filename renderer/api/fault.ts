/** A fault of the host itself, as the failed request describes it. Page. */
import { ORPCError } from '@orpc/client';

export interface Fault {
  /** Its name in the log. */
  readonly failure: string;
  /** Name of the request, such as `search.query`. */
  readonly request: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Path of the log; null where there is none. */
  readonly log: string | null;
}

/** Reads the fault out of a failed request. @returns null for any other failure */
export function faultOf(thrown: unknown): Fault | null {
  if (!(thrown instanceof ORPCError) || thrown.code !== 'internal') return null;
  const data: unknown = thrown.data;
  if (typeof data !== 'object' || data === null) return null;
  const { failure, request, at, log } = data as Record<keyof Fault, unknown>;
  if (typeof failure !== 'string' || typeof request !== 'string' || typeof at !== 'number') return null;
  return { failure, request, at, log: typeof log === 'string' ? log : null };
}
