/** What every procedure of the contract builds on: the closed list of errors. */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ERROR_KINDS } from '../errors.ts';

const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional();
type ErrorCode = keyof typeof ERROR_KINDS;
const errors = Object.fromEntries(
  Object.entries(ERROR_KINDS).map(([kind, { status }]) => [kind, { status, data: detail }]),
) as Record<ErrorCode, { status: number; data: typeof detail }>;

export const procedure = oc.errors(errors);
export const nothing = z.object({});

/** An id in an address, where it is text. */
export const inAddress = (id: z.ZodInt) => z.coerce.number().pipe(id);

/** A procedure that reads. */
export const reads = (path: `/${string}`, summary: string) =>
  procedure.route({ method: 'GET', path, summary });
/** A procedure that changes something, or whose input is too large for an address. */
export const posts = (path: `/${string}`, summary: string) =>
  procedure.route({ method: 'POST', path, summary });
export const deletes = (path: `/${string}`, summary: string) =>
  procedure.route({ method: 'DELETE', path, summary });
