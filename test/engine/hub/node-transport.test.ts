/** Requests of the command line and the web host through the proxy that the environment names. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createNodeTransport } from '../../../electron/engine/hub/node-transport.ts';

let target: Server;
let proxy: Server;
/** What the proxy was asked for, `CONNECT` or in absolute form. */
let asked: string[];
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeEach(async () => {
  asked = [];
  target = createServer((request, response) => response.end(`the file ${request.url ?? ''}`));
  proxy = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('from the proxy');
  });
  proxy.on('connect', ({ url = '' }: IncomingMessage, socket) => {
    asked.push(`CONNECT ${url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await Promise.all([listening(target), listening(proxy)]);
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) vi.stubEnv(name, undefined);
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY']) vi.stubEnv(name, `http://127.0.0.1:${portOf(proxy)}`);
  vi.stubEnv('NO_PROXY', '127.0.0.1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of [target, proxy]) {
    server.closeAllConnections();
    server.close();
  }
});

async function read(url: string): Promise<string> {
  const signal = AbortSignal.timeout(10_000);
  const { body } = await createNodeTransport()({ method: 'GET', url: new URL(url), headers: {}, signal });
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

it('A plain request asks the proxy of the environment for the whole address, and opens no tunnel', async () => {
  expect(await read('http://hub.invalid/model.onnx')).toBe('from the proxy');
  expect(asked).toEqual(['GET http://hub.invalid/model.onnx']);
});

it('An encrypted request asks the proxy of the environment for a tunnel, and fails where it gets none', async () => {
  await expect(read('https://hub.invalid/model.onnx')).rejects.toThrow();
  expect(asked).toEqual(['CONNECT hub.invalid:443']);
});

it('A request to a host of NO_PROXY does not go through the proxy', async () => {
  expect(await read(`http://127.0.0.1:${portOf(target)}/model.onnx`)).toBe('the file /model.onnx');
  expect(asked).toEqual([]);
});
