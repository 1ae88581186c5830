/**
 * Requests through Chromium's network stack, which uses the system's proxy and certificates. Runs in the fetcher process
 * inside Electron.
 */
import { Readable } from 'node:stream';
import { net, type IncomingMessage } from 'electron';
import type { HubResponse, Transport } from '../engine/hub/transport.ts';

/** A `Transport`: redirects are answered, not followed. */
export const netTransport: Transport = ({ method, url, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = net.request({ method, url: url.href, redirect: 'manual', credentials: 'omit' });
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    const abort = (): void => {
      request.abort();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    request.on('redirect', (status, _method, location) => {
      // It ends with an error when the redirect is not followed; the answer is complete as it is.
      resolve(redirection(status, location));
      request.abort();
    });
    request.on('response', (response) => resolve(answer(response, () => request.abort())));
    request.on('error', reject);
    request.on('close', () => signal.removeEventListener('abort', abort));
    request.end(body);
  });

function redirection(status: number, location: string): HubResponse {
  return {
    status,
    header: (name) => (name === 'location' ? location : null),
    body: Readable.from([]),
    discard: () => undefined,
  };
}

function answer(response: IncomingMessage, abort: () => void): HubResponse {
  // What Electron's types leave out: it is a Node stream, which fails with the request.
  const stream = response as unknown as Readable;
  return {
    status: response.statusCode,
    header(name) {
      const value = response.headers[name];
      return (Array.isArray(value) ? value[0] : value) ?? null;
    },
    body: stream as AsyncIterable<Uint8Array>,
    discard: () => {
      stream.on('error', () => undefined).destroy();
      abort();
    },
  };
}
