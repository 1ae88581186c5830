/** Clients without the token that take up connections, and do not close them. */
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openSocket, request, startTestServer, type TestServer } from '../support/web/web-server.ts';

/** As many as the server keeps at a time. */
const MOST = 256;

let test: TestServer;
const strangers: Socket[] = [];
beforeAll(async () => {
  test = await startTestServer();
});
afterEach(() => {
  for (const socket of strangers.splice(0)) socket.destroy();
});
afterAll(() => test.stop());

/** Connections that send this and never close from their side. */
async function occupy(count: number, bytes = ''): Promise<void> {
  for (let index = 0; index < count; index++) {
    const socket = connect({ port: test.server.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    if (bytes !== '') socket.write(bytes);
    strangers.push(socket);
  }
}

const handshake = `GET /rpc HTTP/1.1\r\nHost: evil\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Version: 13\r\n\r\n`;

it.each([
  ['say nothing', ''],
  ['send half a header', 'GET / HTTP/1.1\r\nX-a: '],
  ['are refused as WebSockets', handshake],
  ['send what is not HTTP', 'hello there\r\n\r\n'],
])('The owner is answered while hundreds of strangers %s', async (_what, bytes) => {
  const page = await openSocket(test);
  await occupy(2 * MOST, bytes);
  expect((await request(test, '/api/status')).status).toBe(200);
  expect(page.readyState).toBe(page.OPEN);
  page.terminate();
});

it('A refused client that does not close is disconnected', async () => {
  await occupy(1, handshake);
  const [socket] = strangers;
  if (!socket) throw new Error('expected a connection');
  // A half-open socket that is still written to hears that the other side is gone.
  const gone = new Promise((resolve) => socket.once('close', resolve));
  const writing = setInterval(() => socket.write('x'), 100);
  await gone;
  clearInterval(writing);
});
