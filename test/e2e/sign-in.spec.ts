/** What a signed-in browser gives away to other servers of this machine: nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../page/fake-host.ts';
import { filled } from '../page/states.ts';

test('A server on another port is sent neither the token nor the path below which it counts', async ({
  page,
  host,
}) => {
  const received: string[] = [];
  const token = new URL(host.server.url).searchParams.get('token');
  if (token === null) throw new Error('expected an address with the token');
  const other = createServer((request, response) => {
    received.push(JSON.stringify(request.headers));
    response.setHeader('content-type', 'text/html').end('<title>other</title>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    filled(host.engine);
    await page.goto(host.server.url);
    await expect(page.getByRole('searchbox').or(page.getByRole('combobox')).first()).toBeVisible();
    const signedIn = new URL(page.url()).pathname;
    expect(signedIn).toMatch(/^\/[\w-]{22}\/$/);
    const cookies = await page.context().cookies(page.url());
    expect(cookies.map(({ value }) => value)).toEqual([token]);

    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    await page.reload();
    await expect(page).toHaveTitle('other');
    expect(received.length).toBeGreaterThanOrEqual(2);
    expect(received.join('\n')).not.toContain(token);
    expect(received.join('\n')).not.toContain(signedIn);

    // The tab that signed in goes on where it was.
    await page.goto(new URL(signedIn, host.server.url).href);
    await expect(page).toHaveTitle(/Sightline/);
    await page.goto(new URL('/', host.server.url).href);
    await expect(page).toHaveTitle('Sightline: not signed in');
  } finally {
    other.closeAllConnections();
    other.close();
  }
});
