/**
 * The only client of the hub: every request to it, and to wherever it redirects, is made here. Runs in the
 * fetcher process.
 */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { HUB_ORIGIN, type HubSettings } from './hub-address.ts';
import {
  failure,
  networkFailure,
  offlineFailure,
  pageFailure,
  silenceFailure,
  statusFailure,
  type Asked,
  type Sender,
} from './hub-errors.ts';
import { PATIENCE, persist, type Patience } from './retry.ts';
import { sendRequest } from './send-request.ts';
import type { HubResponse, Transport } from './transport.ts';

const MOST_REDIRECTS = 8;
/** Upper limit of an answer of the API. */
const LARGEST_JSON = 16 * 2 ** 20;
const SILENCE_SECONDS = 30;

export interface HubClientOptions extends HubSettings {
  readonly transport: Transport;
  readonly record: (request: NetworkRequest) => void;
  readonly patience?: Patience;
  /** Origin that may see the token; the hub's own if omitted. */
  readonly tokenOrigin?: string;
  readonly silenceSeconds?: number;
}

export interface OpenOptions {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Answer with the first response even if it is a redirect to another host. */
  readonly stayOnHost?: boolean;
}

export class HubClient {
  readonly endpoint: string;
  readonly patience: Patience;
  readonly #options: HubClientOptions;

  constructor(options: HubClientOptions) {
    this.#options = options;
    this.endpoint = options.endpoint;
    this.patience = options.patience ?? PATIENCE;
  }

  /** Fetches and parses a JSON answer, trying again where that may help. */
  json(url: URL, asked: Asked, signal: AbortSignal): Promise<unknown> {
    return persist(
      async () => {
        const response = await this.open(url, asked, signal, { headers: { accept: 'application/json' } });
        const chunks: Uint8Array[] = [];
        let bytes = 0;
        for await (const chunk of response.body) {
          bytes += chunk.length;
          if (bytes > LARGEST_JSON) {
            throw failure(
              'too-large',
              'hub-answer',
              `${asked.id}: expected at most ${LARGEST_JSON} bytes of JSON`,
            );
          }
          chunks.push(chunk);
        }
        try {
          return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
        } catch {
          throw failure(
            'unavailable',
            'hub-answer',
            `${asked.id}: expected JSON from ${url.host}, received something else`,
          );
        }
      },
      signal,
      this.patience,
    );
  }

  /**
   * Makes one request and follows redirects. The body fails with `Passing` when it breaks off or stalls.
   * @throws Passing, or a SightlineError for good.
   */
  async open(url: URL, asked: Asked, signal: AbortSignal, options: OpenOptions = {}): Promise<HubResponse> {
    if (this.#options.offline) throw offlineFailure(asked.id);
    let at = url;
    for (let step = 0; step <= MOST_REDIRECTS; step++) {
      const response = await this.#request(at, asked, signal, options);
      const { status } = response;
      const location = response.header('location');
      if (status >= 300 && status < 400 && location !== null && URL.canParse(location, at.href)) {
        const next = new URL(location, at);
        if (options.stayOnHost && next.origin !== at.origin) return response;
        response.discard();
        if (at.protocol === 'https:' && next.protocol !== 'https:') {
          throw failure(
            'forbidden',
            'hub-redirect',
            `${at.host} redirects to ${next.origin}, which is not encrypted`,
          );
        }
        at = next;
        continue;
      }
      if (status < 200 || status >= 300) {
        response.discard();
        throw statusFailure(response, asked, this.#sender(at));
      }
      const isPage = /^text\/html\b/i.test(response.header('content-type') ?? '');
      if (isPage && !asked.file?.endsWith('.html')) {
        response.discard();
        throw pageFailure(asked, at.host);
      }
      return response;
    }
    throw failure(
      'unavailable',
      'hub-redirect',
      `${asked.id}: ${url.host} redirects more than ${MOST_REDIRECTS} times`,
    );
  }

  async #request(url: URL, asked: Asked, signal: AbortSignal, options: OpenOptions): Promise<HubResponse> {
    const { transport, record, token, silenceSeconds = SILENCE_SECONDS } = this.#options;
    const method = options.method ?? 'GET';
    return sendRequest(
      {
        method,
        url,
        headers: {
          'user-agent': 'sightline',
          // Ranges and sizes are of the file itself.
          'accept-encoding': 'identity',
          ...options.headers,
          ...(token !== null && this.#sender(url).token === 'sent'
            ? { authorization: `Bearer ${token}` }
            : {}),
        },
        signal,
      },
      {
        transport,
        record,
        purpose: 'model',
        silenceSeconds,
        onFailure: (error) => networkFailure(error, asked, url.host),
        onSilence: () => silenceFailure(asked, url.host, silenceSeconds),
      },
    );
  }

  #sender(url: URL): Sender {
    const { token, tokenOrigin = HUB_ORIGIN } = this.#options;
    const own = url.origin === new URL(this.endpoint).origin;
    const sent = url.origin === tokenOrigin ? 'sent' : 'withheld';
    return { host: url.host, own, token: token === null ? 'none' : sent };
  }
}
