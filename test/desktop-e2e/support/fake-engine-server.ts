/** Offers engines of tests to the desktop app, one after the other, over a socket of the file system. */
import { createServer, type Server } from 'node:net';
import type { EngineApi, EngineEvent } from '../../../electron/engine/api/engine-api.ts';
import type { Call, Handlers } from '../../../electron/engine/processes/wire.ts';
import type { FileActions, HostApp, ModelStore, RemoteStore } from '../../../electron/host/context.ts';
import { serve } from '../../../electron/engine/processes/rpc.ts';
import { socketChannel } from './socket-channel.ts';

/** What a test stands in for: the engine, the store of models, and what the desktop does with files. */
export interface Offered {
  readonly engine: {
    readonly call: Call<EngineApi>;
    subscribe(listener: (event: EngineEvent) => void): () => void;
    readonly models: { readonly store: ModelStore };
  };
  readonly desktop: { readonly app: HostApp; readonly files: FileActions };
}

export class FakeEngineServer {
  readonly #emitters = new Set<(event: EngineEvent) => void>();
  readonly #server: Server;
  #offered: Offered;

  private constructor(first: Offered) {
    this.#offered = first;
    this.#server = createServer((socket) => {
      const { emit } = serve<EngineApi, EngineEvent>(socketChannel(socket), 'engine', this.#handlers());
      this.#emitters.add(emit);
      socket.once('close', () => this.#emitters.delete(emit));
    });
  }

  /** @param first answers until there is another. */
  static async listen(socketPath: string, first: Offered): Promise<FakeEngineServer> {
    const server = new FakeEngineServer(first);
    await new Promise<void>((resolve) => server.#server.listen(socketPath, resolve));
    return server;
  }

  /** Answers with this from now on, and passes its events on. @returns how to stop that. */
  use(offered: Offered): () => void {
    this.#offered = offered;
    const pass = (event: EngineEvent): void => this.#emitters.forEach((emit) => emit(event));
    const stops = [offered.engine.subscribe(pass), offered.engine.models.store.subscribe(pass)];
    return () => stops.forEach((stop) => stop());
  }

  close(): void {
    this.#server.close();
  }

  #answer(path: readonly string[], input: unknown): unknown {
    const { engine, desktop } = this.#offered;
    const method = path.join('.');
    // The library is open from the start.
    if (method === 'open') return engine.call('library.status', {});
    if (method === 'app.info') return desktop.app.info;
    const [topic, action] = path;
    if (topic === 'files') return desktop.files[action as keyof FileActions](input as never);
    const { store } = engine.models;
    if (topic === 'store') return store[action as keyof Omit<ModelStore, 'remotes'>](input as never);
    if (topic === 'remotes') return store.remotes[action as keyof RemoteStore](input as never);
    return engine.call(method as 'library.status', input as Record<string, never>);
  }

  /** Every method is there: the engine says whether it knows it. */
  #handlers(): Handlers<EngineApi> {
    return this.#at([]) as Handlers<EngineApi>;
  }

  #at(path: readonly string[]): object {
    return new Proxy(async (input: unknown) => this.#answer(path, input), {
      get: (_method, key: string) => this.#at([...path, key]),
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    });
  }
}
