/** A real web host with a fake engine, real files in a temporary folder, and clients for it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { EngineApi } from '../../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../../electron/engine/processes/remote.ts';
import { startWebServer, type WebServer } from '../../../electron/web/server.ts';
import type { Contract } from '../../../shared/contract.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';

export interface TestServer extends FakeEngine {
  readonly server: WebServer;
  /** Holds `roots`, `thumbnails`, `renderer` and a file `secret.txt` beside them. */
  readonly folder: string;
  readonly origin: string;
  /** The value of the Cookie header of a signed-in browser. */
  readonly cookie: string;
  /** The path to which signing in led, `/…/`: only below it the cookie counts. */
  readonly path: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port; stop it in `afterAll`. */
export async function startTestServer(overrides: Overrides<EngineApi> = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sightline-web-'));
  for (const name of ['roots', 'thumbnails', 'renderer/assets']) {
    await mkdir(path.join(folder, name), { recursive: true });
  }
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'renderer/index.html'), '<!doctype html><title>page</title>');
  await writeFile(path.join(folder, 'renderer/assets/main-aBcD_123.js'), 'export {};');
  await writeFile(path.join(folder, 'renderer/assets/main-aBcD_123.js.map'), '{}');
  await writeFile(path.join(folder, 'renderer/icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const fake = createFakeEngine(overrides);
  const server = await startWebServer({
    call: fake.call,
    subscribe: (listener) => fake.subscribe(listener),
    port: 0,
    roots: [path.join(folder, 'roots')],
    thumbnailsDir: path.join(folder, 'thumbnails'),
    rendererDir: path.join(folder, 'renderer'),
  });
  const signIn = await fetch(server.url, { redirect: 'manual' });
  return {
    ...fake,
    server,
    folder,
    origin: `http://127.0.0.1:${server.port}`,
    cookie: `sightline-${server.port}=${server.token}`,
    path: signIn.headers.get('location') ?? '',
    async stop() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Buffer;
  /** Ask with path and cookie (and for unsafe methods the Origin) of the page; true when left out. */
  readonly signedIn?: boolean;
}

/** One request exactly as given: `fetch` would clean up paths and refuse to set Host and Origin. */
export function request(test: TestServer, target: string, options: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'GET', body, signedIn = true } = options;
  const own: Record<string, string> = signedIn ? { cookie: test.cookie } : {};
  if (signedIn && method !== 'GET' && method !== 'HEAD') own['origin'] = test.origin;
  return new Promise((resolve, reject) => {
    const sent = http.request(
      {
        host: '127.0.0.1',
        port: test.server.port,
        path: signedIn && target.startsWith('/') ? test.path + target.slice(1) : target,
        method,
        headers: { ...own, ...options.headers },
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Opens the WebSocket of the page; rejects with the status when the handshake is refused. */
export function openSocket(
  test: TestServer,
  options: { path?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<WebSocket> {
  const socket = new WebSocket(
    `ws://127.0.0.1:${test.server.port}${test.path}${(options.path ?? '/rpc').slice(1)}`,
    {
      headers: options.headers ?? { cookie: test.cookie, origin: test.origin },
    },
  );
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (sent, response) => {
      sent.destroy();
      reject(new Error(`refused with ${response.statusCode}`));
    });
    socket.once('error', reject);
  });
}

/** A typed client over an open WebSocket; one a socket, since each numbers its requests from the start. */
export function rpcClient(socket: WebSocket): ContractRouterClient<Contract> {
  // The link is typed for a browser's WebSocket; that of `ws` has the parts it uses.
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}

/** Resolves with the code when the socket is closed. */
export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', (code) => resolve(code));
  });
}
