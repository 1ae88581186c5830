/**
 * The closed list of failures that may cross a process or network boundary. `bug: true` marks the kinds that users can
 * do nothing about; the message of every other kind says what was expected and what was received. Runs anywhere.
 */
export const ERROR_KINDS = {
  'invalid-input': { status: 400, bug: false },
  forbidden: { status: 403, bug: false },
  'not-found': { status: 404, bug: false },
  unsupported: { status: 415, bug: false },
  'too-large': { status: 413, bug: false },
  unreadable: { status: 422, bug: false },
  'model-invalid': { status: 422, bug: false },
  'no-library': { status: 409, bug: false },
  locked: { status: 423, bug: false },
  'disk-full': { status: 507, bug: false },
  'read-only': { status: 409, bug: false },
  unavailable: { status: 503, bug: false },
  cancelled: { status: 499, bug: false },
  timeout: { status: 504, bug: false },
  internal: { status: 500, bug: true },
} as const;

export type ErrorKind = keyof typeof ERROR_KINDS;

/** The plain form in which a {@link SightlineError} travels between processes. */
export interface ErrorData {
  readonly kind: ErrorKind;
  readonly message: string;
  /** Values for programs, such as the pid of the process that holds a lock. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  /**
   * Where a fault started, across the processes it has passed through. Stays between the processes of one host: never
   * sent to a page, a script or a terminal.
   */
  readonly stack?: string;
}

/** A failure with a kind from {@link ERROR_KINDS}; the only error class that hosts show to people. */
export class SightlineError extends Error {
  readonly kind: ErrorKind;
  readonly detail: ErrorData['detail'];
  /** Whether it came from another process. Then `stack` is that process's, which has also logged it. */
  readonly remote: boolean;

  constructor(
    kind: ErrorKind,
    message: string,
    options?: { detail?: ErrorData['detail']; cause?: unknown; remoteStack?: string },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SightlineError';
    this.kind = kind;
    this.detail = options?.detail;
    this.remote = options?.remoteStack !== undefined;
    if (options?.remoteStack !== undefined) this.stack = options.remoteStack;
  }

  /** The part that may leave a host: everything but the stack. */
  toData(): ErrorData {
    return {
      kind: this.kind,
      message: this.message,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    };
  }

  static fromData(data: ErrorData): SightlineError {
    return new SightlineError(data.kind, data.message, {
      ...(data.detail === undefined ? {} : { detail: data.detail }),
      ...(data.stack === undefined ? {} : { remoteStack: data.stack }),
    });
  }
}

/**
 * Turns anything thrown into a SightlineError. Maps common system errors (full disk, read-only, missing, not
 * permitted) to their kinds, and everything unknown to `internal`.
 */
export function toSightlineError(thrown: unknown): SightlineError {
  if (thrown instanceof SightlineError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = 'code' in error ? String(error.code) : '';
  const kind = SYSTEM_KINDS[code] ?? (error.name === 'AbortError' ? 'cancelled' : 'internal');
  return new SightlineError(kind, error.message, { cause: thrown });
}

const SYSTEM_KINDS: Readonly<Record<string, ErrorKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  EIO: 'unreadable',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ELOOP: 'not-found',
  ABORT_ERR: 'cancelled',
};
