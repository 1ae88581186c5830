import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadStaticFiles } from '../../electron/host/page-files.ts';
import { request, startTestServer, type TestServer } from '../support/web/web-server.ts';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

it('The server serves the page at / and makes browsers check it each time', async () => {
  const answer = await request(test, '/');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(answer.body).toContain('<title>page</title>');
});

it('The server lets browsers keep what has a hash in its name', async () => {
  const answer = await request(test, '/assets/main-aBcD_123.js');
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

it('The server answers 304 to a browser that has the file', async () => {
  const { etag = '' } = (await request(test, '/icon.svg')).headers;
  const answer = await request(test, '/icon.svg', { headers: { 'if-none-match': etag } });
  expect(answer.status).toBe(304);
  expect(answer.body).toBe('');
});

it('The server answers HEAD with the headers only', async () => {
  const answer = await request(test, '/', { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  expect(answer.body).toBe('');
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/%00/../../secret.txt',
  '//secret.txt',
  '/./../secret.txt',
  '/secret.txt',
  '/assets',
  '/assets/',
  '/index.html/',
  '/ICON.SVG',
  '/icon%2esvg',
  '/assets/main-aBcD_123.js.map',
  '/__proto__',
  '/constructor',
])('The server does not serve %s', async (target) => {
  const answer = await request(test, target);
  expect([400, 404]).toContain(answer.status);
  expect(answer.body).not.toContain('secret');
});

it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])(
  'The server refuses %s for the page',
  async (method) => {
    const answer = await request(test, '/', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  },
);

it('The server says that the page was not built', async () => {
  await expect(loadStaticFiles(`${test.folder}/roots`)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(loadStaticFiles(`${test.folder}/missing`)).rejects.toThrow(/index\.html/);
});
