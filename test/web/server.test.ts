import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import { withOverrides } from '../../electron/engine/processes/remote.ts';
import { startWebServer, type WebServerOptions } from '../../electron/web/server.ts';
import {
  closeCode,
  openSocket,
  request,
  startTestServer,
  type TestServer,
} from '../support/web/web-server.ts';

let test: TestServer;
let options: WebServerOptions;
beforeEach(async () => {
  test = await startTestServer();
  options = {
    call: test.call,
    subscribe: (listener) => test.subscribe(listener),
    roots: [test.folder],
    thumbnailsDir: `${test.folder}/thumbnails`,
    rendererDir: `${test.folder}/renderer`,
  };
});
afterEach(() => test.stop());

it('The server refuses a requested port that is taken', async () => {
  const { port } = test.server;
  await expect(startWebServer({ ...options, port })).rejects.toMatchObject({
    kind: 'unavailable',
    message: `expected port ${port} of 127.0.0.1 to be free, but it is in use`,
    detail: { port },
  });
});

it('The server takes another port when none was requested', async () => {
  const first = await startWebServer(options);
  const second = await startWebServer(options);
  expect(second.port).not.toBe(first.port);
  expect(first.token).not.toBe(second.token);
  await Promise.all([first.close(), second.close()]);
});

it('The server does not start with a root that is not a directory', async () => {
  await expect(startWebServer({ ...options, roots: ['/missing'] })).rejects.toMatchObject({
    kind: 'invalid-input',
  });
});

it('The server follows the library to another folder of thumbnails', async () => {
  let folder = 'roots';
  await writeFile(`${test.folder}/thumbnails/1.webp`, 'webp');
  const server = await startWebServer({
    ...options,
    call: withOverrides<EngineApi>(test.call, {
      thumbnail: () => Promise.resolve({ path: `${test.folder}/thumbnails/1.webp` }),
    }),
    port: 0,
    get thumbnailsDir() {
      return `${test.folder}/${folder}`;
    },
  });
  const ask = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${server.token}` };
    return (await request({ ...test, server }, '/thumb/1', { signedIn: false, headers })).status;
  };
  expect(await ask()).toBe(404);
  folder = 'thumbnails';
  expect(await ask()).toBe(200);
  await server.close();
});

it('The server ends sockets and streams when it is closed, and frees its port', async () => {
  const socket = await openSocket(test);
  const closed = closeCode(socket);
  const stream = await fetch(`${test.origin}/api/events`, {
    headers: { authorization: `Bearer ${test.server.token}` },
  });
  const ended = stream.text().catch(() => 'cut');
  await Promise.all([test.server.close(), test.server.close()]);
  expect(await closed).toBe(1001);
  await ended;
  await expect.poll(() => test.subscribers()).toBe(0);
  await new Promise<void>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(test.server.port, '127.0.0.1', () => probe.close(() => resolve()));
  });
});
