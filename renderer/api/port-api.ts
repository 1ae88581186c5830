/** The {@link Api} over a message port to the desktop's main process. Page. */
import { RPCLink } from '@orpc/client/message-port';
import type { ClientContext, ClientOptions } from '@orpc/client';
import { PORT_MESSAGE, type DesktopBridge } from '../../shared/bridge.ts';
import type { Api, ConnectionState } from './api.ts';
import { createContractApi, type Transport } from './contract-api.ts';

/** Milliseconds before reconnecting. There is no back-off: the host closes a port only after a malformed message. */
const RECONNECT_MILLISECONDS = 300;

/** Creates the API, which connects at once and reconnects whenever the port closes. */
export function connectPortApi(bridge: Pick<DesktopBridge<File>, 'connect'>): Api {
  return createContractApi({ connect: (onState) => new PortLink(bridge, onState) });
}

class PortLink implements Transport {
  readonly #bridge: Pick<DesktopBridge<File>, 'connect'>;
  readonly #onState: (state: ConnectionState) => void;
  /** A promise, so that calls made before the port arrives wait for it. */
  #link!: Promise<RPCLink<ClientContext>>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Pick<DesktopBridge<File>, 'connect'>, onState: (state: ConnectionState) => void) {
    this.#bridge = bridge;
    this.#onState = onState;
    this.#connect();
  }

  async call(
    path: readonly string[],
    input: unknown,
    options: ClientOptions<ClientContext>,
  ): Promise<unknown> {
    return (await this.#link).call(path, input, options);
  }

  retry(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  #connect(): void {
    this.#timer = undefined;
    this.#link = receivePort().then((port) => {
      const link = new RPCLink<ClientContext>({ port });
      port.addEventListener('close', () => this.#closed());
      port.start();
      // Deferred, because listeners may send requests at once and need the link.
      queueMicrotask(() => this.#onState('connected'));
      return link;
    });
    this.#bridge.connect();
  }

  #closed(): void {
    this.#onState('lost');
    this.#timer = setTimeout(() => this.#connect(), RECONNECT_MILLISECONDS);
  }
}

/** The preload sends the port to the page in a window message. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      window.removeEventListener('message', hear);
      resolve(port);
    };
    window.addEventListener('message', hear);
  });
}
