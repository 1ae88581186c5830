import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { SightlineError, type ErrorKind } from '../../shared/errors.ts';
import { request, startTestServer, type TestServer } from '../support/web/web-server.ts';

let test: TestServer;
/** What the engine answers for a photo id: an absolute path, or the kind of a failure. */
let answers: Map<number, string>;

beforeAll(async () => {
  test = await startTestServer({
    thumbnail: ({ id }) => {
      const answer = answers.get(id) ?? 'not-found';
      return answer.startsWith('/')
        ? Promise.resolve({ path: answer })
        : Promise.reject(new SightlineError(answer as ErrorKind, 'the reason'));
    },
  });
  const inside = path.join(test.folder, 'thumbnails');
  await writeFile(path.join(inside, 'one.webp'), 'webp bytes');
  await mkdir(path.join(inside, 'folder'));
  await mkdir(path.join(test.folder, 'thumbnails-other'));
  await writeFile(path.join(test.folder, 'thumbnails-other/x.webp'), 'secret');
  await symlink(path.join(test.folder, 'secret.txt'), path.join(inside, 'link.webp'));
});
afterAll(() => test.stop());
beforeEach(() => {
  const inside = path.join(test.folder, 'thumbnails');
  answers = new Map<number, string>([
    [1, path.join(inside, 'one.webp')],
    [2, path.join(inside, 'link.webp')],
    [3, path.join(inside, '../secret.txt')],
    [4, path.join(test.folder, 'thumbnails-other/x.webp')],
    [5, path.join(inside, 'folder')],
    [6, inside],
    [7, path.join(inside, 'missing.webp')],
    [8, 'unreadable'],
    [9, 'internal'],
    [10, 'unavailable'],
    [11, '/dev/zero'],
  ]);
  test.calls.length = 0;
});

it('Thumbnails over HTTP are the file that the engine made, in the type of their size', async () => {
  const answer = await request(test, '/thumb/1');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('image/jpeg');
  expect((await request(test, '/thumb/1?size=large')).headers['content-type']).toBe('image/webp');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.body).toBe('webp bytes');
  const again = await request(test, '/thumb/1', { headers: { 'if-none-match': answer.headers.etag ?? '' } });
  expect(again.status).toBe(304);
});

it('Thumbnails over HTTP are asked of the engine in the size of the address', async () => {
  await request(test, '/thumb/1');
  await request(test, '/thumb/1?size=large');
  await request(test, '/thumb/1?size=full');
  expect(test.calls.map(({ input }) => input)).toEqual([
    { id: 1, size: 'small' },
    { id: 1, size: 'large' },
    { id: 1, size: 'full' },
  ]);
});

it.each([
  '/thumb/',
  '/thumb/0',
  '/thumb/-1',
  '/thumb/1.5',
  '/thumb/01',
  '/thumb/1e3',
  '/thumb/0x1',
  '/thumb/%31',
  '/thumb/1/',
  '/thumb/1/x',
  '/thumb/../thumb',
  '/thumb/..%2f..%2fsecret.txt',
  '/thumb/one.webp',
  '/thumb/9999999999999999',
  '/thumb/1?size=original',
  '/thumb/1?size=',
  '/THUMB/1',
])('Thumbnails over HTTP answer 404 to %s without asking the engine', async (target) => {
  expect((await request(test, target)).status).toBe(404);
  expect(test.calls).toEqual([]);
});

it.each([
  ['a link that leads out', 2],
  ['a path with ..', 3],
  ['a folder whose name begins alike', 4],
  ['a folder', 5],
  ['the folder of thumbnails', 6],
  ['a file that is gone', 7],
  ['a device', 11],
  ['an unknown photo', 404],
  ['a photo that cannot be read', 8],
  ['an engine error', 9],
])('Thumbnails over HTTP answer 404 for %s', async (_name, id) => {
  const answer = await request(test, `/thumb/${id}`);
  expect(answer.status).toBe(404);
  expect(answer.body).toBe(`no thumbnail of photo ${id}\n`);
});

it('Thumbnails over HTTP answer 503 while the engine is away', async () => {
  expect((await request(test, '/thumb/10')).status).toBe(503);
});

it.each(['POST', 'DELETE'])('Thumbnails over HTTP refuse %s', async (method) => {
  expect((await request(test, '/thumb/1', { method })).status).toBe(405);
  expect(test.calls).toEqual([]);
});
