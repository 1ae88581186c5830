/** Downloading a model in the app: the fetcher as a utility process, through Chromium's network stack and its proxy. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ModelListing } from '../../shared/schemas.ts';
import { plainModel } from '../support/hub-models.ts';
import { startLocalHub } from '../support/local-hub.ts';
import { expect, test } from './fixtures.ts';
import { ask } from './support/contract.ts';

/** A proxy that knows one host, `hub.invalid`, which no name server does. */
async function startProxy(hub: string): Promise<{ server: Server; url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push(`${method} ${url}`);
    const { host, pathname, search } = new URL(url);
    if (host !== 'hub.invalid') return outgoing.writeHead(502).end();
    const onward = request(new URL(pathname + search, hub), { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    return onward.on('error', () => outgoing.destroy()).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('The app downloads a model through the proxy of the system, which alone knows the host', async ({
  desktop,
  launch,
}) => {
  const hub = await startLocalHub(plainModel('acme/clip', 2 ** 21));
  const proxy = await startProxy(hub.url);
  try {
    // Without a desktop environment, Chromium takes these for the system's.
    const env = { http_proxy: proxy.url, HTTP_PROXY: proxy.url, no_proxy: '', NO_PROXY: '' };
    const page = await launch({
      env: { ...env, HF_ENDPOINT: 'http://hub.invalid', HF_HOME: path.join(desktop.folder, 'cache') },
    });
    await ask(page, 'models.pull', { id: 'acme/clip' });
    await expect
      .poll(async () => {
        const rows = await ask<ModelListing[]>(page, 'models.list');
        const row = rows.find(({ id }) => id === 'acme/clip');
        return row?.installed === true ? 'installed' : (row?.pull?.reason ?? row?.pull?.state);
      })
      .toBe('installed');
    expect(proxy.asked).toContain('GET http://hub.invalid/api/models/acme/clip/revision/main?blobs=true');
    expect(proxy.asked.every((line) => line.startsWith('GET http://hub.invalid/'))).toBe(true);
  } finally {
    proxy.server.closeAllConnections();
    proxy.server.close();
    await hub.close();
  }
});
