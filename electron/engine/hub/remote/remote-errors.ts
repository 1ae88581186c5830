/** What refusals and failures of a remote encoder mean, with the way on. No message holds the key. Pure. */
import { SightlineError } from '../../../../shared/errors.ts';
import { codeOf, Passing, retryAfter } from '../hub-errors.ts';
import type { HubResponse } from '../transport.ts';

type Reason =
  | 'remote-key'
  | 'remote-busy'
  | 'remote-answer'
  | 'remote-redirect'
  | 'remote-silent'
  | 'remote-unreachable'
  | 'remote-vectors'
  | 'remote-changed';

function remoteError(
  kind: ConstructorParameters<typeof SightlineError>[0],
  reason: Reason,
  message: string,
): SightlineError {
  // Installing Sightline again would not help.
  return new SightlineError(kind, message, { detail: { reason, ownModel: true } });
}

/** The failure that a status stands for; not for 2xx. */
export function statusError(response: HubResponse, host: string, hasKey: boolean): Error {
  const { status } = response;
  if (status >= 300 && status < 400) {
    return remoteError(
      'forbidden',
      'remote-redirect',
      `${host} redirects to another address; neither the key nor photos are sent there: add the encoder by its own address`,
    );
  }
  if (status === 401 || status === 403) {
    return remoteError(
      'forbidden',
      'remote-key',
      hasKey
        ? `${host} refused the key of the remote encoder; remove the encoder and add it again with a valid one`
        : `${host} asks for a key; put it into SIGHTLINE_REMOTE_KEY, or give a file of mode 600`,
    );
  }
  if (status === 408 || status === 429 || status >= 500) {
    const why = status === 429 ? 'too many requests' : 'its own failure, or it is still starting';
    return new Passing(
      remoteError(
        'unavailable',
        'remote-busy',
        `${host} keeps answering ${status} (${why}); photos wait until it answers`,
      ),
      retryAfter(response),
    );
  }
  return remoteError(
    'unavailable',
    'remote-answer',
    `${host} answered ${status}, which no remote encoder does; check the address`,
  );
}

export function unreachable(error: unknown, host: string): Passing {
  return new Passing(
    remoteError(
      'unavailable',
      'remote-unreachable',
      `the remote encoder ${host} cannot be reached (${codeOf(error) || 'no connection'}); photos wait until it answers, ` +
        'and texts can be searched for again then, or now with a model on this computer',
    ),
  );
}

export function silent(host: string, seconds: number): Passing {
  return new Passing(
    remoteError(
      'timeout',
      'remote-silent',
      `the remote encoder ${host} has not answered for ${seconds} s; photos wait until it does`,
    ),
  );
}

/** It answers something that is not of the form in docs/remote-encoder.md. */
export function notTheForm(host: string, expected: string, received: string): SightlineError {
  return remoteError(
    'unavailable',
    'remote-answer',
    `expected ${expected} from the remote encoder ${host}, received ${received}`,
  );
}

export function badVectors(host: string, expected: string, received: string): SightlineError {
  return remoteError(
    'model-invalid',
    'remote-vectors',
    `expected ${expected} from the remote encoder ${host}, received ${received}`,
  );
}

/** Its vectors can't be compared with those in the library. */
export function changed(host: string, what: string): SightlineError {
  return remoteError(
    'model-invalid',
    'remote-changed',
    `the remote encoder ${host} is no longer what was added: ${what}. Its vectors would not fit those in the library, so ` +
      'nothing is sent to it; remove it and add it again, or choose another model',
  );
}
