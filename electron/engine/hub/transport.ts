/**
 * How this process makes one HTTP request, without following redirects: through undici under plain Node, through
 * Chromium's network stack inside Electron. Types only.
 */

interface HubRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface HubResponse {
  readonly status: number;
  /** A header's first value by its name in lower case. */
  readonly header: (name: string) => string | null;
  /** The body as sent: never decompressed. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Gives up the rest of the body. */
  readonly discard: () => void;
}

/** Rejects with a system error, such as ECONNREFUSED, if no answer arrives. */
export type Transport = (request: HubRequest) => Promise<HubResponse>;
