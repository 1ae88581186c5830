import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { LIMITS } from '../../shared/limits.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { fakeFolder, fakeProgress } from '../support/web/fake-engine.ts';
import {
  closeCode,
  openSocket,
  rpcClient,
  startTestServer,
  type TestServer,
} from '../support/web/web-server.ts';
import { words } from '../support/terms.ts';

let test: TestServer;
let socket: WebSocket;
beforeEach(async () => {
  test = await startTestServer();
  socket = await openSocket(test);
});
afterEach(async () => {
  socket.terminate();
  await test.stop();
});

const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => error,
  );

describe('the contract over WebSocket', () => {
  it('The contract over WebSocket answers every procedure', async () => {
    const client = rpcClient(socket);
    expect((await client.library.status()).model.id).toBe('fake');
    expect(await client.folders.list()).toEqual([fakeFolder]);
    const [root] = (await client.directories.list({})).directories;
    expect(await client.folders.add({ directoryId: root?.id ?? '' })).toEqual(fakeFolder);
    expect(await client.folders.remove({ id: 7 })).toEqual({});
    expect(await client.folders.rescan({})).toEqual({});
    expect((await client.search.query({ terms: words('a dog') })).hits).toHaveLength(1);
    const file = new File([new Uint8Array([255, 0, 255])], 'query.jpg', { type: 'image/jpeg' });
    expect(await client.search.uploadImage({ file })).toEqual({ imageId: 'image-1' });
    expect((await client.classify({ labels: ['dog'] })).results[0]?.label).toBe('dog');
    expect((await client.photos.get({ id: 1 })).name).toBe('a.jpg');
    expect((await client.photos.problems({})).problems).toHaveLength(1);
    expect(await client.photos.retry({})).toEqual({ queued: 1 });
    expect(await client.indexing.pause()).toEqual({});
    expect(await client.indexing.resume()).toEqual({});
    expect(await client.indexing.cancel()).toEqual({});
    const upload = test.calls.find(({ method }) => method === 'search.uploadImage');
    expect(upload?.input).toEqual({ bytes: new Uint8Array([255, 0, 255]) });
  });

  it('The contract over WebSocket answers requests that run at the same time', async () => {
    const client = rpcClient(socket);
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.photos.get({ id: 1 })));
    expect(answers.every(({ id }) => id === 1)).toBe(true);
  });

  it('The contract over WebSocket fails with typed errors', async () => {
    const client = rpcClient(socket);
    const failure = await failureOf(client.photos.get({ id: 2 }));
    expect(failure).toBeInstanceOf(ORPCError);
    expect(failure).toMatchObject({
      defined: true,
      code: 'not-found',
      status: 404,
      message: 'expected the id of a photo, received 2',
      data: { id: 2 },
    });
    expect(await failureOf(client.search.query({ terms: words('x'), limit: 0 }))).toMatchObject({
      code: 'invalid-input',
      status: 400,
    });
  });

  it('The contract over WebSocket says when a request is not in the contract', async () => {
    for (const url of ['/engine/close', '/evaluate', '/__proto__', '/library/constructor', '/']) {
      const answered = new Promise<string>((resolve) =>
        socket.once('message', (data: Buffer) => resolve(data.toString())),
      );
      socket.send(JSON.stringify({ i: '1', p: { u: url, b: {} } }));
      expect(JSON.parse(await answered)).toMatchObject({ p: { s: 404, b: { json: { code: 'not-found' } } } });
    }
    expect(test.calls).toEqual([]);
  });

  it('The contract over WebSocket does not let messages reach prototypes', async () => {
    const answered = new Promise<string>((resolve) =>
      socket.once('message', (data: Buffer) => resolve(data.toString())),
    );
    const body = {
      json: JSON.parse('{"text":"x","__proto__":{"polluted":1}}') as unknown,
      meta: [
        [0, '__proto__', 'polluted'],
        [0, 'constructor', 'prototype', 'polluted'],
      ],
    };
    socket.send(JSON.stringify({ i: '1', p: { u: '/search/query', b: body } }));
    await answered;
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('messages that do not belong here', () => {
  const request = (payload: unknown): string => JSON.stringify({ i: '1', p: payload });

  it.each<[string, string | Buffer]>([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['no id', '{"p":{"u":"/library/status"}}'],
    ['no request', '{"i":"1"}'],
    ['no address', request({ b: {} })],
    ['a broken address', request({ u: 'http://[' })],
    ['broken headers', request({ u: '/library/status', h: 'x' })],
    ['an unknown type', '{"i":"1","t":9,"p":{}}'],
    ['binary without JSON', Buffer.from([0xff, 1, 2, 3])],
    ['binary that is not UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ])('Messages that do not belong here close the connection: %s', async (_name, message) => {
    const closed = closeCode(socket);
    socket.send(message);
    expect(await closed).toBe(1007);
    expect(test.calls).toEqual([]);
  });

  it('Messages that are too big close the connection', async () => {
    const closed = closeCode(socket);
    socket.send(request({ u: '/search/query', b: { json: { text: 'x'.repeat(LIMITS.messageBytes) } } }));
    expect(await closed).toBe(1009);
    expect(test.calls).toEqual([]);
  });

  it('Messages that do not belong here leave other connections alone', async () => {
    const other = await openSocket(test);
    const closed = closeCode(socket);
    socket.send('hello');
    await closed;
    expect(await rpcClient(other).folders.list()).toHaveLength(1);
    other.terminate();
  });
});

describe('events over WebSocket', () => {
  it('Events over WebSocket arrive in order and end with the subscription', async () => {
    const events = await rpcClient(socket).library.events();
    await expect.poll(() => test.subscribers()).toBe(1);
    const sent: LibraryEvent[] = [
      { type: 'progress', progress: fakeProgress },
      { type: 'folders' },
      { type: 'notice', level: 'warning', message: 'the embedder was restarted' },
    ];
    sent.forEach((event) => test.emit(event));
    for (const event of sent) expect((await events.next()).value).toEqual(event);
    await events.return?.();
    await expect.poll(() => test.subscribers()).toBe(0);
  });

  it('Events over WebSocket end when the client aborts, and when its connection is gone', async () => {
    const gone = new AbortController();
    const client = rpcClient(socket);
    const first = await client.library.events(undefined, { signal: gone.signal });
    const next = failureOf(first.next());
    await client.library.events();
    await expect.poll(() => test.subscribers()).toBe(2);
    gone.abort();
    await next;
    await expect.poll(() => test.subscribers()).toBe(1);
    socket.terminate();
    await expect.poll(() => test.subscribers()).toBe(0);
  });
});

it('The server takes a bounded number of WebSocket connections', async () => {
  const others = await Promise.all(Array.from({ length: 31 }, () => openSocket(test)));
  await expect(openSocket(test)).rejects.toThrow('refused with 503');
  others.forEach((other) => other.terminate());
});
