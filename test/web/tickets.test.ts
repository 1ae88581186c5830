import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTickets } from '../../electron/web/tickets.ts';
import { request, startTestServer, type TestServer } from '../support/web/web-server.ts';

describe('a ticket', () => {
  it('A ticket counts once, and not for long', () => {
    let now = 0;
    const tickets = createTickets(() => now);
    const [first, second] = [tickets.issue(), tickets.issue()];
    expect(tickets.redeem(first)).toBe(true);
    expect(tickets.redeem(first)).toBe(false);
    now = 5 * 60_000 + 1;
    expect(tickets.redeem(second)).toBe(false);
    expect(tickets.redeem('')).toBe(false);
  });
});

describe('the address that a browser is opened with', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.stop());

  const target = (): string => test.server.ticketUrl().slice(test.origin.length);
  const ask = (path: string, headers: Record<string, string> = {}) =>
    request(test, path, { signedIn: false, headers });

  it('The address that a browser is opened with does not say the token, and signs one browser in', async () => {
    const path = target();
    expect(path).not.toContain(test.server.token);
    const answer = await ask(path);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(test.path);
    expect(answer.headers['set-cookie']?.[0]).toContain(test.cookie);
    expect((await ask(path)).status).toBe(401);
  });

  it('The address that a browser is opened with is not used up by another page or under another name', async () => {
    const path = target();
    expect((await ask(path, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask(path, { host: `evil.example:${test.server.port}` })).status).toBe(421);
    expect((await ask(path)).status).toBe(303);
  });

  it('The address that a browser is opened with counts for nothing but the page', async () => {
    const ticket = new URL(test.server.ticketUrl()).searchParams.get('ticket') ?? '';
    expect((await ask(`/api/status?ticket=${ticket}`)).status).toBe(401);
    expect((await ask('/api/status', { authorization: `Bearer ${ticket}` })).status).toBe(401);
  });
});
