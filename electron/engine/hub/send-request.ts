/**
 * Every request that models need goes out here, and is recorded for the privacy list: downloads from the hub, and what
 * a remote encoder is asked. Runs in the fetcher and courier processes.
 */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { Passing } from './hub-errors.ts';
import type { HubResponse, Transport } from './transport.ts';

export interface Sending {
  readonly transport: Transport;
  readonly record: (request: NetworkRequest) => void;
  readonly purpose: NetworkRequest['purpose'];
  /** How long the server may say nothing. */
  readonly silenceSeconds: number;
  /** What to throw when no answer arrives, or it breaks off. */
  readonly onFailure: (error: unknown) => Error;
  readonly onSilence: () => Error;
}

/** Makes one request; a redirect is answered, not followed. The body fails as the request does. */
export async function sendRequest(
  request: Parameters<Transport>[0],
  { transport, record, purpose, silenceSeconds, onFailure, onSilence }: Sending,
): Promise<HubResponse> {
  const { method, url, signal } = request;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceSeconds * 1_000);
  const note = (outcome: NetworkRequest['outcome']): void =>
    record({ at: Date.now(), method, url: withoutQuery(url), purpose, outcome });
  const translate = (error: unknown): unknown => {
    if (signal.aborted) return signal.reason;
    return silence.signal.aborted ? onSilence() : onFailure(error);
  };
  try {
    const response = await transport({ ...request, signal: AbortSignal.any([signal, silence.signal]) });
    note(response.status < 400 ? 'done' : 'failed');
    timer.refresh();
    return {
      ...response,
      discard: () => {
        clearTimeout(timer);
        response.discard();
      },
      body: watched(response.body, timer, translate),
    };
  } catch (error) {
    clearTimeout(timer);
    note('failed');
    throw translate(error);
  }
}

/** The chunks of a body; each puts off the end of patience. */
async function* watched(
  body: AsyncIterable<Uint8Array>,
  timer: NodeJS.Timeout,
  translate: (error: unknown) => unknown,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      timer.refresh();
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Passing ? error : translate(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Signed addresses of a content network carry keys in their query, which belong in no list. */
function withoutQuery(url: URL): string {
  return url.origin + url.pathname;
}
