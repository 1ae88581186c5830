/** When the host goes away: said at once, tried again, and all is as before when it is back. */
import path from 'node:path';
import type { WebSocketRoute } from '@playwright/test';
import { expect, search, shownPhotos, test } from './fixtures.ts';
import { test as fakeTest } from './support/fake-host.ts';
import { folderOf } from './support/fake-engine.ts';

const screenshots = path.join(import.meta.dirname, '../../test-results/screenshots');

fakeTest('a broken connection comes back by itself, with the hits refreshed', async ({ page, host }) => {
  const { library } = host.engine;
  library.status = { ...library.status, folders: [folderOf(1, '/home/ada/Pictures')] };
  library.status.photos.done = 23;
  const sockets: WebSocketRoute[] = [];
  let reachable = true;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    if (!reachable) return void socket.close();
    sockets.push(socket);
    socket.connectToServer();
  });
  await page.goto(host.server.url);
  await search(page, 'sunset');
  const shown = await shownPhotos(page);
  reachable = false;
  await sockets[0]?.close();
  const banner = page.getByRole('alert').filter({ hasText: 'Connection to Sightline lost' });
  await expect(banner).toBeVisible();
  await page.screenshot({ path: path.join(screenshots, 'connection-lost.png') });
  expect(await shownPhotos(page)).toEqual(shown);

  reachable = true;
  await expect(banner).toBeHidden();
  await expect(page.getByTestId('spoken')).toContainText('Connected again');
  await search(page, 'clock');
  expect((await shownPhotos(page))[0]).toBe('clock.jpg');
});

test('a Sightline that was started again refuses the old page, which says what to do', async ({
  page,
  sightline,
}) => {
  const url = await sightline.start('start');
  await page.goto(url);
  await expect(page.getByText('photos that come with Sightline')).toBeVisible();
  await sightline.stop('SIGKILL');
  await expect(page.getByText('Connection to Sightline lost')).toBeVisible();
  await sightline.start('start', { port: new URL(url).port });
  await expect(page.getByText('no longer knows this page')).toBeVisible();
  await expect(page.getByText('Open the address that Sightline printed')).toBeVisible();
});
