/** When the host goes away: said at once, tried again, and all is as before when it is back. */
import path from 'node:path';
import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, search, shownPhotos, test } from './fixtures.ts';
import { test as fakeTest } from '../page/fake-host.ts';
import type { FakeHost } from '../page/fake-host.ts';
import { folderOf } from '../page/fake-engine.ts';

const screenshots = path.join(import.meta.dirname, '../../test-results/screenshots');

/** Opens the page with a photo a day. @returns takes the connection away, and gives it back */
async function openWithLine(
  page: Page,
  host: FakeHost,
  photos: number,
): Promise<(there: boolean) => Promise<void>> {
  const { library } = host.engine;
  library.status = { ...library.status, folders: [folderOf(1, '/home/ada/Pictures')] };
  library.status.photos.done = photos;
  library.listed = photos;
  const sockets: WebSocketRoute[] = [];
  let reachable = true;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    if (!reachable) return void socket.close();
    sockets.push(socket);
    socket.connectToServer();
  });
  await page.goto(host.server.url);
  const banner = page.getByRole('alert').filter({ hasText: 'Connection to Sightline lost' });
  return async (there) => {
    reachable = there;
    if (!there) await sockets.at(-1)?.close();
    await expect(banner).toBeVisible({ visible: !there });
  };
}

fakeTest('A broken connection comes back by itself, with the hits refreshed', async ({ page, host }) => {
  const connect = await openWithLine(page, host, 23);
  await search(page, 'sunset');
  const shown = await shownPhotos(page);
  await connect(false);
  await page.screenshot({ path: path.join(screenshots, 'connection-lost.png') });
  expect(await shownPhotos(page)).toEqual(shown);

  await connect(true);
  await expect(page.getByTestId('spoken')).toContainText('Reconnected');
  await search(page, 'clock');
  expect((await shownPhotos(page))[0]).toBe('clock.jpg');
});

fakeTest(
  'Hits that are scrolled to their end while the connection is gone load more when it is back',
  async ({ page, host }) => {
    const connect = await openWithLine(page, host, 300);
    await search(page, 'sunset');
    await connect(false);
    await page.locator('[data-photo]').first().focus();
    await page.keyboard.press('Control+End');
    await expect(page.locator('[data-photo]:focus')).toHaveAttribute('data-index', '59');
    await connect(true);
    await expect(page.locator('[data-index="60"]')).toBeAttached();
  },
);

test('A Sightline that was started again refuses the old page, which says what to do', async ({
  page,
  sightline,
}) => {
  const url = await sightline.start('start');
  await page.goto(url);
  await expect(page.getByText('photos that come with Sightline')).toBeVisible();
  await sightline.stop('SIGKILL');
  await expect(page.getByText('Connection to Sightline lost')).toBeVisible();
  await sightline.start('start', { port: new URL(url).port });
  await expect(page.getByText('no longer recognises this page')).toBeVisible();
  await expect(page.getByText('Open the address that Sightline printed')).toBeVisible();
});
