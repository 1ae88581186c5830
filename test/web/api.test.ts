import http from 'node:http';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { log } from '../../electron/engine/log/log.ts';
import type { LogRecord } from '../../electron/engine/log/record.ts';
import { SightlineError } from '../../shared/errors.ts';
import { contract, type Contract } from '../../shared/contract.ts';
import { LIMITS } from '../../shared/limits.ts';
import { fakeFolder, fakeProgress } from '../support/web/fake-engine.ts';
import { request, startTestServer, type RawAnswer, type TestServer } from '../support/web/web-server.ts';
import { words } from '../support/terms.ts';

let test: TestServer;
let client: JsonifiedClient<ContractRouterClient<Contract>>;
beforeAll(async () => {
  test = await startTestServer({
    'search.query': ({ terms: [term] }) => {
      const text = term?.kind === 'text' ? term.text : null;
      if (text === 'bug') return Promise.reject(new TypeError('secret detail of the code'));
      if (text === 'locked') {
        return Promise.reject(
          new SightlineError('locked', 'process 42 holds the library', { detail: { pid: 42 } }),
        );
      }
      return Promise.resolve({
        query: { text, image: null },
        model: 'fake',
        rough: false,
        hits: [],
        understood: true,
        waiting: 0,
        searched: 0,
        milliseconds: 1,
      });
    },
  });
  client = createORPCClient(
    new OpenAPILink(contract, {
      url: `${test.origin}/api`,
      headers: { authorization: `Bearer ${test.server.token}` },
    }),
  );
});
afterAll(() => test.stop());
beforeEach(() => {
  test.calls.length = 0;
});

const post = (target: string, body: string | Buffer, type = 'application/json'): Promise<RawAnswer> =>
  request(test, target, { method: 'POST', body, headers: { 'content-type': type } });

describe('the contract over HTTP', () => {
  it('The contract over HTTP answers every procedure', async () => {
    expect((await client.library.status()).model.id).toBe('fake');
    expect(await client.folders.list()).toEqual([fakeFolder]);
    const [root] = (await client.directories.list({})).directories;
    expect(await client.folders.add({ directoryId: root?.id ?? '' })).toEqual(fakeFolder);
    expect(await client.folders.remove({ id: 7 })).toEqual({});
    expect(await client.folders.rescan({ id: 7 })).toEqual({});
    expect((await client.search.query({ terms: words('a dog') })).query.text).toBe('a dog');
    const file = new File([new Uint8Array([1, 2, 3])], 'query.jpg', { type: 'image/jpeg' });
    expect(await client.search.uploadImage({ file })).toEqual({ imageId: 'image-1' });
    expect((await client.classify({ labels: ['dog'] })).results[0]?.label).toBe('dog');
    expect((await client.photos.get({ id: 1 })).name).toBe('a.jpg');
    expect((await client.photos.problems({ state: 'failed' })).problems).toHaveLength(1);
    expect(await client.photos.retry({ ids: [3] })).toEqual({ queued: 1 });
    expect(await client.indexing.pause()).toEqual({});
    expect(await client.indexing.resume()).toEqual({});
    expect(await client.indexing.cancel()).toEqual({});
    const byMethod = new Map(test.calls.map(({ method, input }) => [method, input]));
    expect(byMethod.get('folders.add')).toEqual({ path: Buffer.from(`${test.folder}/roots`) });
    expect(byMethod.get('search.query')).toEqual({ terms: words('a dog'), limit: 20 });
    expect(byMethod.get('search.uploadImage')).toEqual({ bytes: new Uint8Array([1, 2, 3]) });
    expect(byMethod.get('photos.problems')).toEqual({ after: 0, limit: 100, state: 'failed' });
    expect(byMethod.get('folders.remove')).toEqual({ id: 7 });
  });

  it('The contract over HTTP takes requests without a body where everything may be left out', async () => {
    for (const target of ['/api/folders/rescan', '/api/problems/retry', '/api/indexing/pause']) {
      expect((await request(test, target, { method: 'POST' })).status).toBe(200);
    }
  });

  it('The contract over HTTP takes a multipart upload as curl -F sends it', async () => {
    const body = [
      '--boundary',
      'Content-Disposition: form-data; name="file"; filename="q.jpg"',
      'Content-Type: image/jpeg',
      '',
      'abc',
      '--boundary--',
      '',
    ].join('\r\n');
    const answer = await post('/api/search/images', body, 'multipart/form-data; boundary=boundary');
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { imageId: 'image-1' }]);
    expect(test.calls[0]?.input).toEqual({ bytes: new TextEncoder().encode('abc') });
  });
});

describe('failures over HTTP', () => {
  it('Failures over HTTP have a code of the closed list, its status, and the detail', async () => {
    const answer = await post('/api/search', JSON.stringify({ terms: words('locked') }));
    expect(answer.status).toBe(423);
    expect(JSON.parse(answer.body)).toEqual({
      defined: true,
      code: 'locked',
      status: 423,
      message: 'process 42 holds the library',
      data: { pid: 42 },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('Failures over HTTP reveal nothing of a bug but where to look for it: it goes to the log, with its stack', async () => {
    const records: LogRecord[] = [];
    log.connect('serve', (record) => records.push(record));
    const answer = await post('/api/search', JSON.stringify({ terms: words('bug') }));
    expect(answer.status).toBe(500);
    const told = JSON.parse(answer.body) as { data: { failure: string } };
    expect(told).toMatchObject({ code: 'internal', status: 500, data: { request: 'search.query' } });
    expect(answer.body).not.toMatch(/secret|TypeError|\.ts|stack/);
    log.disconnect();
    expect(records).toMatchObject([
      {
        level: 'error',
        message: 'search.query failed: secret detail of the code',
        failure: told.data.failure,
      },
    ]);
    expect(records[0]?.stack).toContain('api.test.ts');
  });

  it.each([
    ['no JSON', '{'],
    ['a wrong type', '{"text":1}'],
    ['too long a text', JSON.stringify({ text: 'x'.repeat(LIMITS.queryCharacters + 1) })],
    ['too many hits', '{"text":"x","limit":1001}'],
    ['two images', '{"photoId":1,"imageId":"x"}'],
    ['an array', '[]'],
    ['a string', '"x"'],
  ])('Failures over HTTP refuse %s as invalid-input', async (_name, body) => {
    const answer = await post('/api/search', body);
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([
      400,
      'invalid-input',
    ]);
    expect(test.calls).toEqual([]);
  });

  it('Failures over HTTP name the field', async () => {
    const answer = await post('/api/search', JSON.stringify({ terms: words('x'), limit: 0 }));
    expect((JSON.parse(answer.body) as { message: string }).message).toMatch(/^limit: /);
  });

  it.each(['0', '-1', '1.5', 'x', '%2e%2e', '1e400'])(
    'Failures over HTTP refuse the photo id %s',
    async (id) => {
      const answer = await request(test, `/api/photos/${id}`);
      expect([400, 404]).toContain(answer.status);
      expect(test.calls).toEqual([]);
    },
  );

  it('Failures over HTTP refuse unknown addresses, and methods that an address does not have', async () => {
    for (const target of [
      '/api/nothing',
      '/api/',
      '/api/library/status',
      '/api/__proto__',
      '/api/photos/1/x',
    ]) {
      const answer = await request(test, target);
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([404, { code: 'not-found' }]);
    }
    const answer = await request(test, '/api/folders', { method: 'PUT' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, POST']);
    expect((await request(test, '/api/openapi.json', { method: 'POST' })).status).toBe(405);
    // Not the id of a folder.
    const rescan = await request(test, '/api/folders/rescan', { method: 'DELETE' });
    expect([rescan.status, rescan.headers.allow]).toEqual([405, 'POST']);
  });

  it('Failures over HTTP do not let parameters reach prototypes', async () => {
    await request(test, '/api/directories?__proto__[polluted]=1&constructor[prototype][polluted]=1');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('body limits', () => {
  /** Announces a body and sends nothing of it: the answer must not wait. */
  const announce = (target: string, bytes: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = http.request(
        {
          port: test.server.port,
          host: '127.0.0.1',
          path: test.path + target.slice(1),
          method: 'POST',
          headers: {
            cookie: test.cookie,
            origin: test.origin,
            'content-length': bytes,
            'content-type': 'application/json',
          },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.flushHeaders();
    });

  it('Body limits refuse a message that is announced too big', async () => {
    expect(await announce('/api/search', LIMITS.messageBytes + 1)).toBe(413);
    expect(await announce('/api/search/images', LIMITS.queryImageBytes + 1024 * 1024)).toBe(413);
  });

  it('Body limits refuse a message that is too big without an announcement', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const sent = http.request(
        {
          port: test.server.port,
          host: '127.0.0.1',
          path: `${test.path}api/search`,
          method: 'POST',
          headers: {
            cookie: test.cookie,
            origin: test.origin,
            'content-type': 'application/json',
            'transfer-encoding': 'chunked',
          },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('{"text":"');
      sent.write('x'.repeat(LIMITS.messageBytes));
    });
    expect(answer).toBe(413);
    expect(test.calls).toEqual([]);
  });

  it('Body limits take a message up to the limit', async () => {
    const padded = JSON.stringify({ terms: words('x') }).padEnd(LIMITS.messageBytes);
    expect((await post('/api/search', padded)).status).toBe(200);
  });

  it('Body limits take images that are bigger than messages', async () => {
    const file = new File([new Uint8Array(3 * LIMITS.messageBytes)], 'big.jpg', { type: 'image/jpeg' });
    expect(await client.search.uploadImage({ file })).toEqual({ imageId: 'image-1' });
  });
});

it('HTTP sends events as server-sent events until the client goes away', async () => {
  const gone = new AbortController();
  const answer = await fetch(`${test.origin}/api/events`, {
    headers: { authorization: `Bearer ${test.server.token}` },
    signal: gone.signal,
  });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(test.subscribers()).toBe(1);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  test.emit({ type: 'progress', progress: fakeProgress });
  let text = '';
  while (!text.includes('"rate":12.5')) text += (await reader?.read())?.value ?? '';
  expect(text).toMatch(/event: message\ndata: \{/);
  gone.abort();
  await expect.poll(() => test.subscribers()).toBe(0);
});

it('HTTP passes the end of a request on to the engine as a cancellation', async () => {
  let cancelled = false;
  const slow = await startTestServer({
    'search.query': (_input, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => {
          cancelled = true;
          reject(new SightlineError('cancelled', 'search was cancelled'));
        });
      }),
  });
  const gone = new AbortController();
  const asked = fetch(`${slow.origin}/api/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slow.server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ terms: words('x') }),
    signal: gone.signal,
  });
  await expect.poll(() => slow.calls.length).toBe(1);
  gone.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => cancelled).toBe(true);
  await slow.stop();
});
