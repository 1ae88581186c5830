/** What a hub's refusals and failures mean, with the way on. Pure. */
import { SightlineError } from '../../../shared/errors.ts';
import type { HubResponse } from './transport.ts';

/** What was asked for, for messages. */
export interface Asked {
  readonly id: string;
  readonly revision: string;
  /** A file of the model; null: the model itself. */
  readonly file: string | null;
}

/** A failure that may pass by itself: trying again is worth it. */
export class Passing extends Error {
  /** What to report once there is no more trying. */
  readonly failure: SightlineError;
  /** Milliseconds that the server asked to wait; null: it did not say. */
  readonly retryAfter: number | null;

  constructor(failure: SightlineError, retryAfter: number | null = null) {
    super(failure.message, { cause: failure });
    this.failure = failure;
    this.retryAfter = retryAfter;
  }
}

/** The server sends the whole file where a part was asked for. */
export class WholeFileOnly extends Error {}

/** How the request was made. */
export interface Sender {
  readonly host: string;
  /** Whether the token went along; `withheld`: there is one, but this host must not see it. */
  readonly token: 'none' | 'sent' | 'withheld';
  /** Whether it is the hub itself, not where it redirects to. */
  readonly own: boolean;
}

const WITHHELD = '; the token in HF_TOKEN is for huggingface.co only and was not sent';

/** The failure that a status stands for. @throws nothing: 2xx and 3xx must not get here. */
export function statusFailure(response: HubResponse, asked: Asked, sender: Sender): Error {
  const { status } = response;
  const { host, token, own } = sender;
  const what = asked.file === null ? asked.id : `${asked.id}: ${asked.file}`;
  const withheld = token === 'withheld' ? WITHHELD : '';
  const code = response.header('x-error-code');
  const gated = code === 'GatedRepo' || (own && status === 403 && asked.file !== null);
  if (gated && (status === 401 || status === 403)) {
    return failure(
      'forbidden',
      'hub-gated',
      token === 'sent'
        ? `${asked.id} is gated, and the account of the token in HF_TOKEN has no access to it yet; ask for it at https://${host}/${asked.id}, then pull again`
        : `${asked.id} is gated: its authors give access to accounts that ask for it; ask at https://${host}/${asked.id}, set HF_TOKEN, then pull again${withheld}`,
    );
  }
  if (status === 401) {
    return token === 'sent'
      ? failure(
          'forbidden',
          'hub-token',
          `${host} refused the token in HF_TOKEN for ${asked.id}; it may have expired, or may not read this model`,
        )
      : failure(
          'not-found',
          'hub-private',
          `${asked.id} does not exist on ${host} or is private; check its spelling, or set HF_TOKEN to a token that may read it${withheld}`,
        );
  }
  if (status === 403) {
    const refused = failure('forbidden', 'hub-forbidden', `${host} refuses access to ${what}`);
    // The signed address of a content network expires; the hub gives out a new one.
    return own ? refused : new Passing(refused);
  }
  if (status === 404) return failure('not-found', 'hub-missing', missing(asked, host, code));
  if (status === 416) {
    return failure(
      'unavailable',
      'hub-range',
      `${what}: ${host} says that the file ends before its listed size; what had arrived of it was deleted, so pull again`,
    );
  }
  if (status === 429 || status >= 500 || status === 408) {
    const why = status === 429 ? 'too many requests' : 'its own failure or overload';
    return new Passing(
      failure(
        'unavailable',
        'hub-busy',
        `${host} keeps answering ${status} (${why}) for ${what}; what has arrived is kept, so pull again later`,
      ),
      retryAfter(response),
    );
  }
  return failure(
    'unavailable',
    'hub-answer',
    `${host} answered ${status} for ${what}, which was not expected`,
  );
}

function missing({ id, revision, file }: Asked, host: string, code: string | null): string {
  if (file !== null) return `${id}: ${host} has no file ${file} at ${revision}`;
  return code === 'RevisionNotFound'
    ? `${id} has no revision '${revision}' on ${host}`
    : `${id} does not exist on ${host}, or not at '${revision}'`;
}

/** The server sent a web page where JSON or a file of the model was expected. */
export function pageFailure(asked: Asked, host: string): SightlineError {
  const what = asked.file === null ? `the description of ${asked.id}` : `${asked.file} of ${asked.id}`;
  return failure(
    'unavailable',
    'hub-page',
    `expected ${what} from ${host}, received a web page; a network's log-in page or a proxy may be in between`,
  );
}

/** No answer arrived, or it broke off. */
export function networkFailure(error: unknown, asked: Asked, host: string): Passing {
  const code = codeOf(error);
  const broken = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_ABORTED', 'ERR_STREAM_PREMATURE_CLOSE'];
  const what = asked.file === null ? asked.id : `${asked.id}: ${asked.file}`;
  return new Passing(
    broken.includes(code)
      ? failure(
          'unavailable',
          'hub-reset',
          `${what}: the connection to ${host} keeps breaking off; what has arrived is kept, so pull again later`,
        )
      : failure(
          'unavailable',
          'hub-unreachable',
          `${host} cannot be reached (${code || String(error)}); check the connection to the network`,
        ),
  );
}

/** The server says nothing for too long. */
export function silenceFailure(asked: Asked, host: string, seconds: number): Passing {
  return new Passing(
    failure(
      'timeout',
      'hub-silent',
      `${asked.id}: ${host} has sent nothing for ${seconds} s; what has arrived is kept, so pull again later`,
    ),
  );
}

/** HF_HUB_OFFLINE is set. */
export function offlineFailure(id: string): SightlineError {
  return failure(
    'unavailable',
    'hub-offline',
    `${id} cannot be downloaded while HF_HUB_OFFLINE is set; import it from a file with: sightline models import <file>`,
  );
}

export function failure(
  kind: ConstructorParameters<typeof SightlineError>[0],
  reason: string,
  message: string,
): SightlineError {
  return new SightlineError(kind, message, { detail: { reason } });
}

/** `Retry-After` in milliseconds: seconds or a date. */
export function retryAfter(response: HubResponse): number | null {
  const text = response.header('retry-after');
  if (text === null) return null;
  const milliseconds = /^\d+$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

/** The code of a failure of the network, such as ECONNREFUSED; empty if it has none. */
export function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    const chromium = /net::ERR_([A-Z_]+)/.exec(at.message);
    if (chromium) return chromium[1] === 'CONNECTION_RESET' ? 'ECONNRESET' : `ERR_${chromium[1] ?? ''}`;
  }
  return '';
}
