import http from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { fakeProgress } from '../support/web/fake-engine.ts';
import { openSocket, rpcClient, startTestServer, type TestServer } from '../support/web/web-server.ts';

/** Together far more than the system buffers for one connection. */
const EVENTS = 600;
const PADDING = 'x'.repeat(200_000);

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

async function emitAll(): Promise<void> {
  for (let finished = 1; finished <= EVENTS; finished++) {
    test.emit({ type: 'progress', progress: { ...fakeProgress, finished, stopped: PADDING } });
    await nextTurn();
  }
}

it('A page that does not read its WebSocket gets the latest progress later, not all of it', async () => {
  const socket = await openSocket(test);
  const events = await rpcClient(socket).library.events();
  socket.pause();
  await emitAll();
  socket.resume();
  const received: number[] = [];
  while (received.at(-1) !== EVENTS) {
    const { value } = (await events.next()) as IteratorResult<LibraryEvent, undefined>;
    if (value?.type === 'progress') received.push(value.progress.finished);
  }
  expect(received.length).toBeLessThan(EVENTS / 2);
  socket.terminate();
});

it('A script that does not read its event stream gets the latest progress later, not all of it', async () => {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http
      .get(
        `${test.origin}/api/events`,
        { headers: { authorization: `Bearer ${test.server.token}` } },
        resolve,
      )
      .on('error', reject);
  });
  response.pause();
  await emitAll();
  let text = '';
  const received: number[] = [];
  for await (const chunk of response.setEncoding('utf8')) {
    text += String(chunk);
    const found = [...text.matchAll(/"finished":(\d+)/g)];
    received.push(...found.map(([, digits]) => Number(digits)));
    // A number may be cut in two; its digits are followed by a comma.
    text = text.slice(-20).match(/"finished":\d*$/)?.[0] ?? text.slice(-12);
    if (received.at(-1) === EVENTS) break;
  }
  expect(new Set(received).size).toBeLessThan(EVENTS / 2);
});
