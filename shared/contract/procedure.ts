/**
 * Building blocks of the contract's procedures: the closed list of errors, and a summary for the OpenAPI document.
 * Runs anywhere.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ERROR_KINDS } from '../errors.ts';

const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional();
type ErrorCode = keyof typeof ERROR_KINDS;
const errors = Object.fromEntries(
  Object.entries(ERROR_KINDS).map(([kind, { status }]) => [kind, { status, data: detail }]),
) as Record<ErrorCode, { status: number; data: typeof detail }>;

/** What a host needs to know about a procedure apart from its schemas. */
export interface ProcedureMeta {
  /** Hosts finish a change even if the page that requested it goes away: the user meant it. */
  readonly changes: boolean;
}

/** The body of every failed request. */
export const failureBody = z
  .object({
    defined: z.literal(true).describe('Always true: `code` is from the closed list.'),
    code: z.enum(Object.keys(ERROR_KINDS) as [ErrorCode, ...ErrorCode[]]).describe('The kind of failure.'),
    status: z.int().describe('HTTP status of that kind.'),
    message: z.string().describe('What was expected and what was received, in human-readable form.'),
    data: detail.describe('Values for programs, such as the pid of the process that holds a lock.'),
  })
  .describe('A failure.');

const procedure = oc.$meta<ProcedureMeta>({ changes: false }).errors(errors);
export const nothing = z.object({});

/** Parses a whole number from a URL parameter. Keeps the schema's description. */
export const inAddress = (schema: z.ZodInt) =>
  z.coerce
    .number()
    .pipe(schema)
    .describe(schema.description ?? '');

/** A procedure that only reads. `description` adds to the summary in the OpenAPI document. */
export const reads = (path: `/${string}`, summary: string, description?: string) =>
  procedure.route({ method: 'GET', path, summary, ...(description === undefined ? {} : { description }) });
/** A procedure that only reads, but whose input is too large for a URL. */
export const queries = (path: `/${string}`, summary: string, description?: string) =>
  procedure.route({ method: 'POST', path, summary, ...(description === undefined ? {} : { description }) });
/** A procedure that changes something. */
export const posts = (path: `/${string}`, summary: string, description?: string) =>
  queries(path, summary, description).meta({ changes: true });
/** A procedure that deletes the resource in its URL. */
export const deletes = (path: `/${string}`, summary: string, description?: string) =>
  procedure
    .route({ method: 'DELETE', path, summary, ...(description === undefined ? {} : { description }) })
    .meta({ changes: true });
