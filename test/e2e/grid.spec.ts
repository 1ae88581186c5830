/** The library as a grid: moving, selecting, marking, albums, the time line; with a short list and with a million. */
import type { Locator, Page } from '@playwright/test';
import path from 'node:path';
import { tileColour } from '../../renderer/lib/grid/tile-colour.ts';
import { DESKTOP } from '../page/fake-desktop.ts';
import { folderOf } from '../page/fake-engine.ts';
import type { FakeEngine } from '../page/fake-engine.ts';
import { expect, test } from '../page/fake-host.ts';
import { packedColour } from '../page/fake-photos.ts';

const screenshots = path.join(import.meta.dirname, '../../test-results/screenshots');

function fill(engine: FakeEngine, listed: number | null = null): void {
  engine.library.listed = listed;
  engine.library.status = {
    ...engine.library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: listed ?? 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
}

const grid = (page: Page): Locator => page.getByRole('grid');
const tile = (page: Page, id: number): Locator => page.locator(`[data-photo="${id}"]`);
const cell = (page: Page, id: number): Locator => page.getByRole('gridcell').filter({ has: tile(page, id) });
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Actions for the selected photos' });
const spoken = (page: Page): Locator => page.getByTestId('spoken');
const scroller = (page: Page): Locator => page.locator('.scroller').filter({ has: grid(page) });

/** Ids of the photos that are in the window, in the order of the document. */
function inView(page: Page): Promise<number[]> {
  return page.locator('[data-photo]').evaluateAll((tiles) => {
    const frame = tiles[0]?.closest('.scroller')?.getBoundingClientRect();
    return tiles
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return frame !== undefined && box.top < frame.bottom && box.bottom > frame.top;
      })
      .map((one) => Number((one as HTMLElement).dataset['photo']));
  });
}

/** As the browser says it. */
const colourOf = (id: number): string => (tileColour(packedColour(id)) ?? '').replaceAll(' ', ', ');

/** Waits until the view rests and has its pictures. */
async function atRest(page: Page): Promise<void> {
  let before: number[] = [];
  await expect
    .poll(
      async () => {
        const now = await inView(page);
        const same = now.length > 0 && now.join() === before.join();
        before = now;
        return same;
      },
      { intervals: [250] },
    )
    .toBe(true);
}

/** The photo at the top of the view, and where it is in the window. */
async function topPhoto(page: Page): Promise<{ id: number; y: number }> {
  const [id = 0] = await inView(page);
  return { id, y: (await tile(page, id).boundingBox())?.y ?? 0 };
}

test('The grid shows every photo under its month, newest first, each by name', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(grid(page)).toHaveAccessibleName('23 photos');
  await expect(page.getByRole('heading', { name: 'June 2024' })).toBeVisible();
  expect((await inView(page))[0]).toBe(23);
  await expect(tile(page, 23).locator('img')).toHaveAttribute('alt', 'two-dogs-at-a-window.jpg');
  await expect(tile(page, 23)).toHaveAccessibleName('two-dogs-at-a-window.jpg');
  await expect(page.locator('.shown img').first()).toBeVisible();
});

test('The mouse opens with a click, and selects with the check, Ctrl and Shift', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await tile(page, 23).hover();
  await cell(page, 23).getByRole('checkbox').click();
  await expect(cell(page, 23)).toHaveAttribute('aria-selected', 'true');
  await expect(bar(page)).toContainText('1 photo selected');
  await tile(page, 21).click({ modifiers: ['Control'] });
  await expect(spoken(page)).toHaveText('2 photos selected');
  await tile(page, 19).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 photos selected');
  await expect(cell(page, 20)).toHaveAttribute('aria-selected', 'true');
  await expect(cell(page, 22)).toHaveAttribute('aria-selected', 'false');
  await bar(page).getByRole('button', { name: 'Select all' }).click();
  await expect(bar(page)).toContainText('23 photos selected');
  await expect(bar(page).getByRole('button', { name: 'Select all' })).toHaveCount(0);
  await page.getByRole('main').focus();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await page.keyboard.press('Control+a');
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(tile(page, 19)).toBeFocused();

  await tile(page, 22).click();
  await expect(page.getByRole('dialog', { name: /./ }).or(page.locator('.viewer'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tile(page, 22)).toBeFocused();
});

test('The keyboard has one tab stop in the grid: arrows, ends, pages, selection, and Escape', async ({
  page,
  host,
}) => {
  fill(host.engine, 500);
  await page.goto(host.server.url);
  await expect(tile(page, 500)).toBeVisible();
  await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
  await tile(page, 500).focus();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 499)).toBeFocused();
  await page.keyboard.press('Control+End');
  await expect(tile(page, 1)).toBeFocused();
  await expect(tile(page, 1)).toBeInViewport();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 1)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(tile(page, 1)).not.toBeFocused();
  await expect(page.locator('[data-photo]:focus')).toBeInViewport();
  await page.keyboard.press('Control+Home');
  await expect(tile(page, 500)).toBeFocused();

  await page.keyboard.press('Space');
  await expect(cell(page, 500)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(spoken(page)).toHaveText('3 photos selected');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(spoken(page)).toHaveText('2 photos selected');
  await page.keyboard.press('Control+a');
  await expect(spoken(page)).toHaveText('500 photos selected');
  await page.keyboard.press('Escape');
  await expect(spoken(page)).toHaveText('Nothing selected');
  await expect(page.locator('[data-photo]:focus')).toHaveCount(1);
  await expect(page.getByRole('row').first()).toHaveAttribute('aria-rowindex', /^\d+$/);
});

test('The focus stays with its photo when the view goes away from it, and when photos come', async ({
  page,
  host,
}) => {
  fill(host.engine, 500);
  await page.goto(host.server.url);
  await tile(page, 499).focus();
  await scroller(page).evaluate((element) => element.scrollTo(0, 9_000));
  await expect.poll(async () => (await inView(page)).includes(499)).toBe(false);
  await expect(tile(page, 499)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tile(page, 498)).toBeFocused();
  await expect(tile(page, 498)).toBeInViewport();

  fill(host.engine, 503);
  host.engine.emit({ type: 'photos', counts: host.engine.library.status.photos });
  await expect(grid(page)).toHaveAccessibleName('503 photos');
  await expect(tile(page, 498)).toBeFocused();
});

test.describe(
  'with a finger',
  {
    tag: '@browser',
    annotation: { type: 'browser only', description: 'Playwright has fingers for browsers only' },
  },
  () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
    test('A long press with a finger selects, taps add to the selection, and open when nothing is selected', async ({
      page,
      host,
    }) => {
      fill(host.engine);
      await page.goto(host.server.url);
      await expect(tile(page, 23)).toBeVisible();
      const finger = await page.context().newCDPSession(page);
      const touch = async (id: number, milliseconds: number) => {
        const box = (await tile(page, id).boundingBox())!;
        const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
        await page.waitForTimeout(milliseconds);
        await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      };
      await tile(page, 22).scrollIntoViewIfNeeded();
      await touch(22, 700);
      await expect(bar(page)).toContainText('1 photo selected');
      await expect(cell(page, 22)).toHaveAttribute('aria-selected', 'true');
      await tile(page, 21).tap();
      await expect(bar(page)).toContainText('2 photos selected');
      await tile(page, 22).tap();
      await tile(page, 21).tap();
      await expect(bar(page)).toHaveCount(0);
      await tile(page, 21).tap();
      await expect(page.getByRole('button', { name: 'Close photo' })).toBeVisible();
    });
  },
);

test('Favourites and stars are set by key and by button, shown at once, and undone', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await tile(page, 22).focus();
  await page.keyboard.press('f');
  await expect(tile(page, 22)).toHaveAccessibleName(/Favourite/);
  await page.keyboard.press('4');
  await expect(tile(page, 22)).toHaveAccessibleName(/4 stars/);
  expect(host.engine.photos.marksOf(22)).toEqual({ favourite: true, rating: 4 });
  await expect(tile(page, 22)).toBeFocused();

  await tile(page, 21).click({ modifiers: ['Control'] });
  await tile(page, 22).click({ modifiers: ['Control'] });
  const heart = bar(page).getByRole('button', { name: 'Favourite', exact: true });
  await expect(heart).toHaveAttribute('aria-pressed', 'mixed');
  await heart.click();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await bar(page).getByRole('button', { name: 'Rate' }).click();
  await page.getByRole('menuitemradio', { name: '2 stars' }).click();
  await expect(tile(page, 21)).toHaveAccessibleName(/2 stars/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tile(page, 22)).toHaveAccessibleName(/4 stars/);
  await expect(tile(page, 21)).not.toHaveAccessibleName(/star/);

  await page.getByRole('button', { name: 'Favourites' }).click();
  await expect(grid(page)).toHaveAccessibleName('2 photos');
});

test('An offer to undo stays while it is pointed at, and goes by itself after another was dismissed', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.clock.install();
  await page.goto(host.server.url);
  const offer = page.getByRole('region', { name: 'Latest change' });
  await tile(page, 22).focus();
  await page.keyboard.press('f');
  await offer.hover();
  await page.clock.runFor(11_000);
  await expect(offer).toBeVisible();
  await offer.getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();
  await page.mouse.move(0, 0);
  await tile(page, 22).focus();
  await page.keyboard.press('f');
  await expect(offer).toBeVisible();
  await page.clock.runFor(11_000);
  await expect(offer).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(tile(page, 22)).toHaveAccessibleName(/Favourite/);
});

test('Albums are made from a selection, shown, renamed, emptied, deleted, brought back', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await tile(page, 22).click({ modifiers: ['Control'] });
  await tile(page, 20).click({ modifiers: ['Control'] });
  await bar(page).getByRole('button', { name: 'Add to album…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Add 2 photos to an album' });
  await expect(chooser.getByLabel('Find an album')).toBeFocused();
  await page.keyboard.type('Lisbon');
  await page.keyboard.press('Enter');
  await expect(chooser).toBeHidden();
  await expect(spoken(page)).toHaveText('2 photos added to “Lisbon”.');
  const entry = page.getByRole('button', { name: /^Lisbon/ });
  await expect(entry).toContainText('2');

  await tile(page, 19).click({ modifiers: ['Control'] });
  await bar(page).getByRole('button', { name: 'Add to album…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Lisbon/ })
    .click();
  await expect(spoken(page)).toHaveText('1 photo added to “Lisbon”.');

  await entry.click();
  await expect(grid(page)).toHaveAccessibleName('3 photos');
  await expect(bar(page)).toHaveCount(0);
  await tile(page, 22).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove from “Lisbon”' }).click();
  await expect(grid(page)).toHaveAccessibleName('2 photos');

  await page.getByRole('button', { name: 'Actions for Lisbon' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename “Lisbon”' });
  await dialog.getByLabel('Name').fill('Porto');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: /^Porto/ })).toBeVisible();

  await page.getByRole('button', { name: 'Actions for Porto' }).click();
  await page.getByRole('menuitem', { name: 'Delete album' }).click();
  await expect(page.getByRole('button', { name: /^Porto/ })).toHaveCount(0);
  await expect(grid(page)).toHaveAccessibleName('23 photos');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^Porto/ })).toBeVisible();
});

test('The menu of a photo opens by right button and by key, and gives the focus back to the photo', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await tile(page, 22).click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Actions for this photo' });
  await expect(menu.getByRole('menuitem', { name: 'Open' })).toBeVisible();
  // The web host has no file manager and no trash.
  await expect(menu.getByRole('menuitem', { name: /trash|Show in folder/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(tile(page, 22)).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(menu).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Find similar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('bird');
});

test('Sizes and orders change: the photo at the top stays, the order begins anew', async ({ page, host }) => {
  fill(host.engine, 3_000);
  await page.goto(host.server.url);
  await expect(tile(page, 3_000)).toBeVisible();
  await scroller(page).evaluate((element) => element.scrollTo(0, 20_000));
  await expect.poll(async () => (await inView(page)).includes(3_000)).toBe(false);
  await atRest(page);
  const before = await topPhoto(page);
  const size = page.getByLabel('Thumbnail size');
  await size.focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
  await expect(size).toHaveValue('260');
  const placeOf = async () => (await tile(page, before.id).boundingBox())?.y;
  await expect.poll(placeOf).toBe(before.y);
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(placeOf).toBe(before.y);
  expect(await topPhoto(page)).toEqual(before);

  await page.getByLabel('Sort by').selectOption('Oldest first');
  await expect(tile(page, 1)).toBeInViewport();
  await page.getByLabel('Sort by').selectOption('Folder and name');
  await expect(page.getByRole('slider', { name: 'Position in the list' })).toBeVisible();
});

test('The grid says what is wrong: no listing, no photo, a photo that is gone', async ({ page, host }) => {
  fill(host.engine);
  host.engine.photos.fail('The library is starting again.');
  await page.goto(host.server.url);
  await expect(page.getByRole('heading', { name: 'The photos could not be listed' })).toBeVisible();
  host.engine.photos.fail(null);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(tile(page, 23)).toBeVisible();
  await page.getByRole('button', { name: 'Favourites' }).click();
  await expect(page.getByRole('heading', { name: 'No photos match these filters' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: /Clear/ }).first().click();
  await expect(tile(page, 23)).toBeVisible();
});

test('On a desktop files are dragged out, paths copied, photos moved to the trash and back', async ({
  page,
  host,
}) => {
  fill(host.engine);
  host.desktop.can(DESKTOP);
  await page.goto(host.server.url);
  await tile(page, 22).click({ modifiers: ['Control'] });
  await tile(page, 21).click({ modifiers: ['Control'] });
  const called = (method: string) =>
    host.engine.library.calls.filter((call) => call.method === method).map(({ input }) => input);
  await tile(page, 21).dispatchEvent('dragstart');
  const names = ['toy-bird-under-lamps.jpg', 'tabby-cat.jpg'].map((name) => `/home/ada/Pictures/${name}`);
  await expect.poll(() => called('drag')).toEqual([names]);
  // One that is not selected is dragged alone.
  await tile(page, 23).dispatchEvent('dragstart');
  await expect.poll(() => called('drag')).toHaveLength(2);
  expect(called('drag')[1]).toEqual(['/home/ada/Pictures/two-dogs-at-a-window.jpg']);

  await bar(page).getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy image' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Copy paths' }).click();
  await expect.poll(() => called('copyPaths')).toEqual([names]);

  await tile(page, 21).focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Move 2 photos to the trash?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  expect(called('trash')).toEqual([]);
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Move to trash' }).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(spoken(page)).toHaveText('2 photos moved to the trash.');
});

test('A photo that is gone says so, and the place is kept over the viewer and other screens', async ({
  page,
  host,
}) => {
  fill(host.engine, 2_000);
  host.engine.photos.goneWhenShown.add(1_998);
  await page.goto(host.server.url);
  await expect(tile(page, 1_998)).toContainText('This photo is no longer available');
  await expect(tile(page, 1_997).locator('img')).toBeVisible();

  await scroller(page).evaluate((element) => element.scrollTo(0, 12_345));
  await expect.poll(async () => (await inView(page)).includes(2_000)).toBe(false);
  await atRest(page);
  const before = await topPhoto(page);
  const [, , , , opened = 0] = await inView(page);
  await tile(page, opened).click();
  await expect(page.getByTestId('viewer')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(tile(page, opened)).toBeFocused();
  expect(await topPhoto(page)).toEqual(before);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(grid(page)).toHaveCount(0);
  await page.goBack();
  await expect.poll(() => topPhoto(page)).toEqual(before);
});

test.describe('a million photos', () => {
  test.beforeEach(async ({ page, host }) => {
    fill(host.engine, 1_000_000);
    await page.goto(host.server.url);
    await expect(grid(page)).toHaveAccessibleName('1,000,000 photos');
    await expect(tile(page, 1_000_000)).toBeVisible();
    // Twenty years are there once the last part is.
    await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuemax', '240');
  });

  test('A grid of a million photos has few tiles in the document, and wheel and keys are precise anywhere', async ({
    page,
  }) => {
    expect(await page.locator('[data-photo]').count()).toBeLessThan(120);
    await tile(page, 1_000_000).focus();
    await page.keyboard.press('Control+End');
    await expect(tile(page, 1)).toBeFocused();
    await expect(tile(page, 1)).toBeInViewport();
    await page.keyboard.press('ArrowLeft');
    await expect(tile(page, 2)).toBeFocused();

    const line = page.getByRole('slider', { name: 'Timeline' });
    const box = (await line.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(async () => (await inView(page))[0]).toBeGreaterThan(400_000);
    await expect.poll(async () => (await inView(page))[0]).toBeLessThan(600_000);
    await atRest(page);
    const before = await topPhoto(page);
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, 37);
    await expect.poll(async () => (await tile(page, before.id).boundingBox())?.y).toBe(before.y - 37);
  });

  test('The time line leads by keys through months and years, and by dragging to any place', async ({
    page,
  }) => {
    const line = page.getByRole('slider', { name: 'Timeline' });
    const newest = await line.getAttribute('aria-valuetext');
    await line.focus();
    await page.keyboard.press('ArrowDown');
    await expect(line).not.toHaveAttribute('aria-valuetext', newest ?? '');
    await expect(line).toHaveAttribute('aria-valuenow', '1');
    await page.keyboard.press('PageDown');
    const year = Number((newest ?? '').split(' ')[1]);
    await expect(line).toHaveAttribute('aria-valuetext', `December ${year - 1}`);
    await page.keyboard.press('End');
    await expect(line).toHaveAttribute('aria-valuetext', 'June 2024');
    await page.keyboard.press('Home');
    await expect(tile(page, 1_000_000)).toBeInViewport();
    const box = (await line.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + box.height * 0.75, { steps: 12 });
    await expect(line.locator('.hint')).toBeVisible();
    await page.mouse.up();
    await expect.poll(async () => (await inView(page))[0]).toBeLessThan(300_000);
    await expect(page.locator('.shown img').first()).toBeVisible();
  });

  test('Pictures are asked for where the view rests, not on the way, and not again', async ({ page }) => {
    const wanted: string[] = [];
    page.on('request', (request) => {
      const id = /\/thumb\/(\d+)|^thumb:\/\/photo\/(\d+)/.exec(request.url())?.slice(1).find(Boolean);
      if (id !== undefined) wanted.push(id);
    });
    const line = page.getByRole('slider', { name: 'Timeline' });
    const box = (await line.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 4);
    // Some fifty screens, none of them rested on: time stands still meanwhile, however slow the machine.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + box.height * 0.6, { steps: 50 });
    await page.mouse.up();
    await page.clock.resume();
    await expect(page.locator('.shown img').first()).toBeVisible();
    await atRest(page);
    const rested = new Set(await inView(page));
    await expect.poll(() => [...rested].filter((id) => !wanted.includes(String(id)))).toEqual([]);
    const tiles = await page.locator('[data-photo]').count();
    expect(wanted.length).toBeLessThan(3 * tiles);

    await page.mouse.move(600, 500);
    for (const way of [900, 900, -900, -900]) {
      await page.mouse.wheel(0, way);
      await page.waitForTimeout(400);
    }
    expect(wanted.filter((id, at) => wanted.indexOf(id) !== at && rested.has(Number(id)))).toEqual([]);
  });

  test(
    'Photos are there in their colours until their pictures come',
    {
      tag: '@browser',
      annotation: {
        type: 'browser only',
        description: "requests of the app's own scheme can't be held back",
      },
    },
    async ({ page }) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/thumb/**', async (route) => {
        await held;
        await route.continue();
      });
      await tile(page, 1_000_000).focus();
      await page.keyboard.press('Control+End');
      await expect(tile(page, 1)).toBeInViewport();
      for (const id of await inView(page)) {
        const frame = tile(page, id).locator('.frame');
        await expect(frame).toHaveCSS('background-color', colourOf(id));
        await expect(frame.locator('img')).toHaveCSS('opacity', '0');
      }
      await page.screenshot({ path: path.join(screenshots, 'grid-colours.png') });
      release();
      await expect(tile(page, 1).locator('img')).toHaveCSS('opacity', '1');
    },
  );

  test('A million photos are selected as one, except some', async ({ page, host }) => {
    await tile(page, 1_000_000).focus();
    await page.keyboard.press('Control+a');
    await expect(bar(page)).toContainText('1,000,000 photos selected');
    await tile(page, 999_999).click({ modifiers: ['Control'] });
    await expect(bar(page)).toContainText('999,999 photos selected');
    await page.keyboard.press('3');
    await expect(tile(page, 1_000_000)).toHaveAccessibleName(/3 stars/);
    expect(host.engine.library.calls.find(({ method }) => method === 'mark')?.input).toMatchObject({
      selection: { filter: {}, except: [999_999] },
      rating: 3,
    });
    await expect(tile(page, 999_999)).not.toHaveAccessibleName(/star/);
  });
});
