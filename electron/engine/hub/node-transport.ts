/**
 * Requests under plain Node, through the proxy that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`),
 * which Node's own fetch ignores. The only importer of undici. Runs in the fetcher and
 * courier processes.
 */
import { EnvHttpProxyAgent, request } from 'undici';
import type { Transport } from './transport.ts';

/**
 * No timeouts of its own: the client watches for silence, whatever the transport. Proxies are asked for plain addresses
 * in absolute form, as many refuse a tunnel to any port but 443.
 */
const OPTIONS = { bodyTimeout: 0, headersTimeout: 0, connect: { timeout: 15_000 }, proxyTunnel: false };

/** Creates a transport with its own pool of connections. */
export function createNodeTransport(): Transport {
  const dispatcher = new EnvHttpProxyAgent(OPTIONS);
  return async ({ method, url, headers, body, signal }) => {
    const response = await request(url, { method, headers, body: body ?? null, signal, dispatcher });
    return {
      status: response.statusCode,
      header(name) {
        const value = response.headers[name];
        return (Array.isArray(value) ? value[0] : value) ?? null;
      },
      body: response.body as AsyncIterable<Uint8Array>,
      discard: () => void response.body.on('error', () => undefined).destroy(),
    };
  };
}
