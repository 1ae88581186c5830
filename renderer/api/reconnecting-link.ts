/**
 * An oRPC link over a WebSocket that reconnects by itself. When the connection breaks, oRPC rejects the requests in
 * flight; requests made while it is opening wait. Page.
 */
import { RPCLink } from '@orpc/client/websocket';
import type { ClientContext, ClientOptions } from '@orpc/client';
import type { ConnectionState } from './api.ts';
import type { Transport } from './contract-api.ts';

/** Back-off between attempts in milliseconds; the last one repeats. */
const DELAYS = [300, 700, 1_500, 3_000, 5_000] as const;

export interface ReconnectingLinkOptions {
  /** Opens a socket. */
  open(): WebSocket;
  /**
   * Called after a failed attempt, to tell a host that rejects this page (true) from one that is unreachable (false).
   */
  isRefused(): Promise<boolean>;
  onState(state: ConnectionState): void;
}

interface Attempt {
  readonly socket: WebSocket;
  readonly link: RPCLink<ClientContext>;
}

export class ReconnectingLink implements Transport {
  readonly #options: ReconnectingLinkOptions;
  #attempt: Attempt | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReconnectingLinkOptions) {
    this.#options = options;
    this.#connect();
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<ClientContext>,
  ): Promise<unknown> {
    const attempt = this.#attempt;
    if (!attempt) throw new Error('expected a connection to Sightline, received none');
    return attempt.link.call(path, input, options);
  }

  /** Reconnects now instead of after the back-off. */
  retry(): void {
    if (this.#attempt) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  #connect(): void {
    const socket = this.#options.open();
    const attempt: Attempt = { socket, link: new RPCLink({ websocket: socket }) };
    this.#attempt = attempt;
    if (this.#failures === 0) this.#options.onState('connecting');
    socket.addEventListener('open', () => {
      this.#failures = 0;
      this.#options.onState('connected');
    });
    socket.addEventListener('close', () => void this.#closed(attempt));
  }

  async #closed(attempt: Attempt): Promise<void> {
    if (this.#attempt !== attempt) return;
    this.#attempt = null;
    const delay = DELAYS[Math.min(this.#failures, DELAYS.length - 1)];
    this.#failures += 1;
    this.#options.onState('lost');
    this.#timer = setTimeout(() => this.#connect(), delay);
    if (await this.#options.isRefused()) {
      if (this.#attempt) return;
      clearTimeout(this.#timer);
      this.#options.onState('refused');
    }
  }
}
