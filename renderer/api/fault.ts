/** What a host tells of a fault of its own: that it happened, and where it wrote down what. Page. */
import { ORPCError } from '@orpc/client';

export interface Fault {
  /** The name under which the log has it. */
  readonly failure: string;
  /** Name of the request, such as `search.query`. */
  readonly request: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The file of the log; null where there is none. */
  readonly log: string | null;
}

/** @returns null for every other failure */
export function faultOf(thrown: unknown): Fault | null {
  if (!(thrown instanceof ORPCError) || thrown.code !== 'internal') return null;
  const data: unknown = thrown.data;
  if (typeof data !== 'object' || data === null) return null;
  const { failure, request, at, log } = data as Record<keyof Fault, unknown>;
  if (typeof failure !== 'string' || typeof request !== 'string' || typeof at !== 'number') return null;
  return { failure, request, at, log: typeof log === 'string' ? log : null };
}
