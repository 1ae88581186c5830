/**
 * Sends the web host's short responses: plain text, JSON errors, and the page for visitors without the token. Runs in
 * the host process.
 */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { ERROR_KINDS, type ErrorKind } from '../../shared/errors.ts';
import { endSoon } from './connections.ts';
import type { Refusal } from './gate.ts';

const TEXT = 'text/plain; charset=utf-8';

/** Sends a line of text; HEAD gets only the headers. */
export function sendText(response: ServerResponse, status: number, message: string): void {
  send(response, status, TEXT, `${message}\n`);
}

/** Sends an error in the same form as procedures, for failures before a procedure is reached. */
export function sendError(
  response: ServerResponse,
  kind: ErrorKind,
  message: string,
  status: number = ERROR_KINDS[kind].status,
): void {
  send(response, status, 'application/json', JSON.stringify({ defined: true, code: kind, status, message }));
}

/** Sends the gate's refusal: JSON for scripts, a readable page for people, text for the rest. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (refusal.status === 401) response.setHeader('www-authenticate', 'Bearer realm="Sightline"');
  // The body of a refused request is never read.
  response.setHeader('connection', 'close');
  if ((request.url ?? '').startsWith('/api/')) {
    sendError(response, 'forbidden', refusal.message, refusal.status);
  } else if (refusal.status === 401 && (request.headers.accept ?? '').includes('text/html')) {
    send(response, 401, 'text/html; charset=utf-8', SIGN_IN_PAGE);
  } else {
    sendText(response, refusal.status, refusal.message);
  }
}

/** Answers a WebSocket handshake with an HTTP error and closes the connection. */
export function refuseUpgrade(
  socket: Duplex,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>>,
): void {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `content-type: ${TEXT}`,
    `content-length: ${Buffer.byteLength(message) + 1}`,
    'connection: close',
  ];
  endSoon(socket, `${lines.join('\r\n')}\r\n\r\n${message}\n`);
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Unstyled: the policy forbids inline styles, and the style sheet needs the token too. */
const SIGN_IN_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Sightline: not signed in</title>
  </head>
  <body>
    <main>
      <h1>This browser is not signed in</h1>
      <p>Sightline shows your photos only to a browser that opened the address it printed when it was started.</p>
      <ol>
        <li>Go to the terminal where <code>sightline serve</code> or <code>npm start</code> runs.</li>
        <li>Open the address that begins with <code>http://127.0.0.1</code> and ends with <code>?token=…</code>.</li>
      </ol>
      <p>Each start has a new address; the one from last time no longer works.</p>
      <p>If you have just opened that address from another web page, reload this page. A tab
      that is signed in keeps its own address.</p>
    </main>
  </body>
</html>
`;
