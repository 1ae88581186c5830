import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeCode,
  openSocket,
  request,
  startTestServer,
  type TestServer,
} from '../support/web/web-server.ts';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const bearer = (token = test.server.token): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('the address', () => {
  it('The gate listens on 127.0.0.1 only and prints the token once', () => {
    const url = new URL(test.server.url);
    expect(url.host).toBe(`127.0.0.1:${test.server.port}`);
    expect(url.searchParams.get('token')).toMatch(/^[\w-]{43}$/);
  });

  it('The gate turns the token of the address into a cookie that scripts and other sites never see', async () => {
    const answer = await request(test, `/?token=${test.server.token}`, { signedIn: false });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(test.path);
    expect(test.path).toMatch(/^\/[\w-]{22}\/$/);
    expect(answer.headers['set-cookie']).toEqual([
      `sightline-${test.server.port}=${test.server.token}; Path=${test.path}; HttpOnly; SameSite=Strict`,
    ]);
  });

  it('The gate refuses a wrong token with a page that says what to do', async () => {
    const headers = { accept: 'text/html' };
    const answer = await request(test, `/?token=${'a'.repeat(43)}`, { signedIn: false, headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.body).toContain('sightline serve');
  });

  it.each(['?token=', '?token=%00', `?token=${'x'.repeat(5000)}`])('The gate refuses %s', async (query) => {
    expect((await request(test, `/${query}`, { signedIn: false })).status).toBe(401);
  });

  it('The gate sets no cookie for a page of another site that knows the token', async () => {
    const target = `/?token=${test.server.token}`;
    const headers = { origin: 'http://evil.example' };
    const answer = await request(test, target, { signedIn: false, headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('the token', () => {
  const targets = [
    '/',
    '/icon.svg',
    '/thumb/1',
    '/api/status',
    '/api/openapi.json',
    '/api/events',
    '/rpc',
    '/nothing',
  ];

  it.each(targets)('The token is needed for %s', async (target) => {
    expect((await request(test, target, { signedIn: false })).status).toBe(401);
    const wrong = { cookie: `sightline-${test.server.port}=wrong` };
    expect((await request(test, target, { signedIn: false, headers: wrong })).status).toBe(401);
    const answer = await request(test, target, { signedIn: false, headers: bearer('wrong') });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it('The token does not count in the query of anything but the sign-in address', async () => {
    const target = `/api/status?token=${test.server.token}`;
    expect((await request(test, target, { signedIn: false })).status).toBe(401);
  });

  it('The token is accepted as a cookie and as Bearer', async () => {
    expect((await request(test, '/api/status')).status).toBe(200);
    expect((await request(test, '/api/status', { signedIn: false, headers: bearer() })).status).toBe(200);
  });

  it('The cookie counts only below the path that signing in led to, which no other server is told', async () => {
    const headers = { cookie: test.cookie };
    for (const target of ['/', '/icon.svg', '/thumb/1', '/api/status', test.path.slice(0, -1)])
      expect((await request(test, target, { signedIn: false, headers })).status).toBe(401);
    const socket = new WebSocket(`ws://127.0.0.1:${test.server.port}/rpc`, {
      headers: { ...headers, origin: test.origin },
    });
    socket.on('error', () => undefined);
    const refused = await new Promise((resolve) =>
      socket.once('unexpected-response', (_sent, response) => resolve(response.statusCode)),
    );
    socket.terminate();
    expect(refused).toBe(401);
    expect((await request(test, test.path, { signedIn: false, headers })).status).toBe(200);
    expect((await request(test, '/api/status', { headers: bearer() })).status).toBe(200);
  });

  it('The token is taken from the cookie of this port only', async () => {
    const headers = { cookie: `sightline-1=${test.server.token}` };
    expect((await request(test, test.path, { signedIn: false, headers })).status).toBe(401);
  });

  it('A missing token refuses scripts in the form that procedures use', async () => {
    const answer = await request(test, '/api/status', { signedIn: false });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'forbidden', status: 401 });
  });
});

describe('Host', () => {
  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example', '[::1]', '0.0.0.0'])(
    'The Host check refuses "%s"',
    async (host) => {
      const answer = await request(test, '/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body).not.toContain('<title>page');
    },
  );

  it.each(['//evil.example/', '/\\evil.example', '/\\\\evil.example/'])(
    'An address that names another host is not the page: %s',
    async (target) => {
      const answer = await request(test, target, { signedIn: false, headers: bearer() });
      expect(answer.status).toBe(400);
    },
  );

  it('The Host check refuses the sign-in address under another name', async () => {
    const headers = { host: `evil.example:${test.server.port}` };
    const answer = await request(test, `/?token=${test.server.token}`, { signedIn: false, headers });
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.status).toBe(421);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])('The Host check accepts %s with the port', async (name) => {
    const answer = await request(test, '/', { headers: { host: `${name}:${test.server.port}` } });
    expect(answer.status).toBe(200);
  });

  it('The Host check refuses a request with two of them, whichever is ours', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(test.server.port, '127.0.0.1', () =>
        socket.write(
          `GET / HTTP/1.1\r\nHost: 127.0.0.1:${test.server.port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
        ),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|21) /);
  });
});

describe('Origin', () => {
  const foreign = ['http://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'];

  it.each(foreign)(
    'The Origin check refuses %s for unsafe and safe methods, with cookie and with Bearer',
    async (origin) => {
      for (const [method, target] of [
        ['POST', '/api/indexing/pause'],
        ['GET', '/api/status'],
      ] as const) {
        expect((await request(test, target, { method, headers: { origin } })).status).toBe(403);
        const headers = { origin, ...bearer() };
        expect((await request(test, target, { method, signedIn: false, headers })).status).toBe(403);
      }
      expect(test.calls.filter(({ method }) => method === 'indexing.pause')).toEqual([]);
    },
  );

  it('The Origin is required with the cookie for unsafe methods, not with Bearer', async () => {
    const method = 'POST';
    const target = '/api/indexing/resume';
    const headers = { cookie: test.cookie };
    const below = test.path + target.slice(1);
    expect((await request(test, below, { method, signedIn: false, headers })).status).toBe(403);
    expect((await request(test, target, { method })).status).toBe(200);
    expect((await request(test, target, { method, signedIn: false, headers: bearer() })).status).toBe(200);
  });

  it('The Origin check refuses what a browser marks as sent by another site, links excepted', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await request(test, '/thumb/1', { headers })).status).toBe(403);
    const sibling = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' };
    expect((await request(test, '/icon.svg', { headers: sibling })).status).toBe(403);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await request(test, '/', { headers: link })).status).toBe(200);
  });

  it('The Origin check sends no CORS headers and answers no preflight', async () => {
    const answer = await request(test, '/api/status', { method: 'OPTIONS' });
    expect(answer.status).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the WebSocket handshake', () => {
  const refused = (headers: Record<string, string>, path = '/rpc'): Promise<unknown> =>
    openSocket(test, { headers, path }).then(
      () => 'opened',
      (error: Error) => error.message,
    );

  it('The WebSocket handshake needs the token', async () => {
    expect(await refused({ origin: test.origin })).toBe('refused with 401');
    expect(await refused({ origin: test.origin, cookie: 'sightline=1' })).toBe('refused with 401');
  });

  it('The WebSocket handshake needs the page as its Origin, which a script with Bearer may leave out', async () => {
    expect(await refused({ cookie: test.cookie, origin: 'http://evil.example' })).toBe('refused with 403');
    expect(await refused({ cookie: test.cookie })).toBe('refused with 403');
    const socket = await openSocket(test, { headers: bearer() });
    const closed = closeCode(socket);
    socket.close();
    await closed;
  });

  it('The WebSocket handshake needs our Host', async () => {
    const host = 'evil.example';
    expect(await refused({ cookie: test.cookie, origin: `http://${host}`, host })).toBe('refused with 421');
  });

  it('The WebSocket handshake is answered at /rpc only', async () => {
    const headers = { cookie: test.cookie, origin: test.origin };
    expect(await refused(headers, '/other')).toBe('refused with 404');
  });
});

describe('every answer', () => {
  const cases: [string, string, Parameters<typeof request>[2]][] = [
    ['the page', '/', {}],
    ['a script', '/assets/main-aBcD_123.js', {}],
    ['a 404', '/nothing', {}],
    ['a 401', '/', { signedIn: false }],
    ['a 421', '/', { headers: { host: 'evil.example' } }],
    ['a 405', '/', { method: 'PUT' }],
    ['a thumbnail that is not there', '/thumb/9', {}],
    ['the API', '/api/status', {}],
    ['an API error', '/api/photos/2', {}],
    ['an unknown procedure', '/api/nothing', {}],
    ['the document', '/api/openapi.json', {}],
  ];

  it.each(cases)('An answer carries the security headers: %s', async (_name, target, options) => {
    const { headers } = await request(test, target, options);
    const policy = String(headers['content-security-policy']);
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' blob:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(directive);
    }
    expect(policy).toMatch(/connect-src 'self'( ws:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+)*;/);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers.server).toBeUndefined();
  });

  const head = 'Connection: Upgrade\r\nUpgrade: websocket';
  it.each([
    ['a refused handshake', `GET /rpc HTTP/1.1\r\nHost: evil\r\n${head}\r\n\r\n`],
    ['an empty Host', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'],
    ['no Host', 'GET / HTTP/1.0\r\n\r\n'],
    [
      'the address of a proxy',
      'GET http://evil.example/ HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n',
    ],
    ['what is not HTTP', 'hello there\r\n\r\n'],
  ])('An answer of the contract carries the security headers too: %s', async (_name, bytes) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(test.server.port, '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });
});
