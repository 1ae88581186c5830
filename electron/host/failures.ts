/** Turns whatever a procedure throws into one of the closed error kinds. Runs in the host process. */
import { ORPCError, ValidationError } from '@orpc/contract';
import type { FaultNotice } from './faults.ts';
import { ERROR_KINDS, toSightlineError, type ErrorKind, type SightlineError } from '../../shared/errors.ts';

type Failure = ORPCError<ErrorKind, SightlineError['detail']>;

/** Maps oRPC's own error codes to our kinds; any other code is a bug. */
const LIBRARY_CODES: Readonly<Record<string, ErrorKind>> = {
  BAD_REQUEST: 'invalid-input',
  NOT_FOUND: 'not-found',
  METHOD_NOT_SUPPORTED: 'not-found',
  PAYLOAD_TOO_LARGE: 'too-large',
  UNSUPPORTED_MEDIA_TYPE: 'unsupported',
};

/** Receives the original failure, which the page never sees; returns what the page may show. */
export type Report = (thrown: unknown) => FaultNotice;

/**
 * Converts anything thrown to the contract's error: code and status by kind, `data` from the {@link SightlineError}'s
 * detail.
 */
export function toFailure(thrown: unknown, report: Report): Failure {
  if (isLibraryError(thrown)) return fromLibrary(thrown, report);
  const error = toSightlineError(thrown);
  return error.kind === 'internal' ? hide(thrown, report) : failure(error.kind, error.message, error.detail);
}

/** Builds the contract's error for a kind. */
export function failure(kind: ErrorKind, message: string, data?: SightlineError['detail']): Failure {
  return new ORPCError<ErrorKind, SightlineError['detail']>(kind, {
    defined: true,
    status: ERROR_KINDS[kind].status,
    message,
    data,
  });
}

function fromLibrary(thrown: ORPCError<string, unknown>, report: Report): Failure {
  if (isFailure(thrown)) return thrown;
  const kind = LIBRARY_CODES[thrown.code] ?? 'internal';
  if (kind === 'internal') return hide(thrown.cause ?? thrown, report);
  return failure(
    kind,
    thrown.cause instanceof ValidationError ? describeIssues(thrown.cause) : thrown.message,
  );
}

function isLibraryError(thrown: unknown): thrown is ORPCError<string, unknown> {
  return thrown instanceof ORPCError;
}

function isFailure(thrown: ORPCError<string, unknown>): thrown is Failure {
  return Object.hasOwn(ERROR_KINDS, thrown.code);
}

/** The first few issues as one line: `limit: Too big: expected number to be <=1000`. */
function describeIssues(error: ValidationError): string {
  const lines = error.issues.slice(0, 3).map((issue) => {
    const path = (issue.path ?? [])
      .map((part) => String(typeof part === 'object' ? part.key : part))
      .join('.');
    return path === '' ? issue.message : `${path}: ${issue.message}`;
  });
  const more = error.issues.length - lines.length;
  return lines.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Builds the error for a fault; it reveals neither stack nor paths. */
function hide(thrown: unknown, report: Report): Failure {
  const { message, data } = report(thrown);
  return failure('internal', message, { ...data });
}
