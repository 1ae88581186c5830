/** The frame of the page: screens and their addresses, the drawer of a narrow window, keys from anywhere, native menus. */
import type { Page } from '@playwright/test';
import { folderOf } from '../page/fake-engine.ts';
import type { FakeEngine } from '../page/fake-engine.ts';
import { expect, test } from '../page/fake-host.ts';
import { aRefreshRun, aTaggingRun } from '../page/fake-shell.ts';
import { goTo } from '../page/states-shell.ts';

function fill({ library }: FakeEngine): void {
  library.status = {
    ...library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('The page is as high as the window, so that only its parts scroll', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(title(page, 'What are you looking for?')).toBeVisible();
  const tooHigh = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await tooHigh()).toBe(0);
  await goTo(page, 'Settings');
  expect(await tooHigh()).toBe(0);
  await page.setViewportSize({ width: 390, height: 701 });
  expect(await tooHigh()).toBe(0);
});

test('The actions of a folder take the place of its count instead of covering it', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  const line = page.getByRole('treeitem', { name: /^Pictures/ });
  const count = line.locator('.count');
  await expect(count).toBeVisible();
  await line.hover();
  await expect(line.getByRole('button', { name: 'Actions for Pictures' })).toBeVisible();
  await expect(count).toBeHidden();
  await page.mouse.move(700, 500);
  await expect(count).toBeVisible();
  await line.focus();
  await expect(count).toBeHidden();
});

test('F1 and Ctrl+/ list the shortcuts, and selecting everything leaves out the bars', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(title(page, 'What are you looking for?')).toBeVisible();
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const key of ['F1', 'Control+/']) {
    // The page learns of a dialog that Escape closed a moment later; a key pressed before that changes nothing.
    await expect(async () => {
      await page.getByRole('main').focus();
      await page.keyboard.press(key);
      await expect(list).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  }
  const selects = (words: string): Promise<string> =>
    page
      .getByText(words, { exact: true })
      .first()
      .evaluate((element) => getComputedStyle(element).userSelect);
  expect(await selects('What are you looking for?')).not.toBe('none');
  for (const words of ['Favourites', 'Pictures', 'Sightline']) expect(await selects(words)).toBe('none');
});

test('Screens have addresses: reload stays, back and forward go between them', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Activity');
  await goTo(page, 'Settings');
  await expect(page).toHaveTitle('Settings – Sightline');
  await page.reload();
  await expect(title(page, 'Settings')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'Activity')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'What are you looking for?')).toBeVisible();
  await page.goForward();
  await expect(title(page, 'Activity')).toBeVisible();
});

test('A search shows the photos, and clearing it comes back to where the reader was', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  await page.getByLabel('Search your photos').fill('sunset');
  await expect(title(page, 'sunset')).toBeVisible();
  await page.goBack();
  await expect(title(page, 'Settings')).toBeVisible();
});

test('Favourites of the sidebar are a filter in the address', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  const favourites = page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: 'Favourites' });
  await favourites.click();
  await expect(favourites).toHaveAttribute('aria-current', 'page');
  expect(new URL(page.url()).hash).toBe('#favourite=yes');
  await page.getByRole('button', { name: 'Sightline, start page' }).click();
  await expect(favourites).not.toHaveAttribute('aria-current');
  expect(new URL(page.url()).hash).toBe('');
});

test('The drawer of a narrow window takes the focus, hides the page from it, and gives it back', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(host.server.url);
  const opener = page.getByRole('button', { name: 'Open sidebar' });
  await opener.click();
  const drawer = page.getByRole('dialog', { name: 'Library' });
  await expect(drawer.getByRole('button', { name: 'Close sidebar' })).toBeFocused();
  await expect(page.locator('main')).toHaveAttribute('inert');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();

  await opener.click();
  await drawer.getByRole('button', { name: 'Settings' }).click();
  await expect(title(page, 'Settings')).toBeVisible();
  await expect(drawer).toBeHidden();

  await opener.click();
  await page.mouse.click(380, 600);
  await expect(drawer).toBeHidden();
});

test('Keys work from anywhere but not while words are written, and menus of the host do the same', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(title(page, 'What are you looking for?')).toBeVisible();
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.getByLabel('Search your photos').focus();
  await page.keyboard.type('?');
  await expect(list).toBeHidden();
  await page.getByRole('main').focus();
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await expect(list.getByText('Ctrl+Shift+Z')).toBeVisible();
  // A dialog hides what it lies over.
  await page.keyboard.press('Control+,');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+,');
  await expect(title(page, 'Settings')).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search your photos')).toBeFocused();

  host.engine.emit({ type: 'command', command: 'show-activity' });
  await expect(title(page, 'Activity')).toBeVisible();
  host.engine.emit({ type: 'command', command: 'show-favourites' });
  await expect.poll(() => new URL(page.url()).hash).toContain('favourite=yes');
  host.engine.emit({ type: 'command', command: 'show-shortcuts' });
  await expect(list).toBeVisible();
});

test('A dialog closes by a press beside it, not by one on its scroll bar', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  // Scroll bars are hidden in tests; a press on one arrives as one on the dialog itself, at its edge.
  await dialog.evaluate((element) => {
    const { right, top } = element.getBoundingClientRect();
    element.dispatchEvent(new PointerEvent('pointerdown', { clientX: right - 4, clientY: top + 40 }));
  });
  await expect(dialog).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

test('A run that was paused among the activities is resumed there', async ({ page, host }) => {
  fill(host.engine);
  host.engine.library.runs = [aTaggingRun({ id: 1, name: 'beach' })];
  await page.goto(host.server.url);
  await goTo(page, 'Activity');
  await page.getByRole('button', { name: /^Pause “.*beach/ }).click();
  // The engine says of a paused run that it can't be paused.
  host.engine.emit({
    type: 'run',
    run: aTaggingRun({ id: 1, name: 'beach', state: 'paused', canPause: false }),
  });
  await page.getByRole('button', { name: /^Resume “.*beach/ }).click();
  await expect.poll(() => host.engine.library.calls.map(({ method }) => method)).toContain('resumeRun');
});

test('Photos of an earlier version are completed among the activities, which can be paused', async ({
  page,
  host,
}) => {
  fill(host.engine);
  host.engine.library.runs = [aRefreshRun({ id: 1 })];
  await page.goto(host.server.url);
  await goTo(page, 'Activity');
  const card = page.getByRole('listitem').filter({ hasText: 'Completing photos' });
  await expect(card).toContainText('620 of 3,100 photos');
  await expect(card).toContainText('about 2 mins left');
  await expect(card.getByRole('button', { name: /^Stop/ })).toHaveCount(0);
  await card.getByRole('button', { name: /^Pause/ }).click();
  await expect.poll(() => host.engine.library.calls.map(({ method }) => method)).toContain('pauseRefresh');
  host.engine.emit({
    type: 'run',
    run: aRefreshRun({ id: 1, state: 'done', canPause: false, endedAt: Date.now() }),
  });
  await expect(card).toHaveCount(0);
});

test('The skip link leads past header and sidebar', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(title(page, 'What are you looking for?')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to results' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test(
  "A screen whose script can't be had says so, and comes at the next attempt",
  {
    tag: '@browser',
    annotation: { type: 'browser only', description: 'the desktop app has its scripts in its package' },
  },
  async ({ page, host }) => {
    fill(host.engine);
    const script = /\/assets\/SettingsScreen-[^/]*\.js$/;
    await page.route(script, (route) => route.abort());
    await page.goto(host.server.url);
    await page.getByRole('button', { name: 'Settings' }).click();
    const trouble = page.getByRole('alert').filter({ hasText: 'Sightline can’t be reached.' });
    await expect(trouble).toBeVisible();
    await page.unroute(script);
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(title(page, 'Settings')).toBeVisible();
  },
);

test('A library that another Sightline changes is looked at, and offers no changes', async ({
  page,
  host,
}) => {
  fill(host.engine);
  host.engine.library.status = { ...host.engine.library.status, writable: false };
  await page.goto(host.server.url);
  const photo = page.locator('[data-photo]').first();
  await photo.focus();
  await page.keyboard.press('4');
  await expect(page.locator('.notice')).toContainText('Another Sightline has this library open for changes.');
  await page.keyboard.press('Space');
  const bar = page.getByRole('toolbar', { name: 'Actions for the selected photos' });
  await bar.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: 'Find similar' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Rate' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(bar.getByRole('button', { name: /Favourite|Rate|album|Tags/ })).toHaveCount(0);
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await photo.press('Enter');
  const info = page.getByTestId('viewer-info');
  await expect(info.getByRole('button', { name: 'Favourite' })).toBeDisabled();
  await expect(info.getByRole('button', { name: 'Add to album' })).toHaveCount(0);
  await expect(info.getByRole('combobox')).toHaveCount(0);
  expect(host.engine.library.calls.filter(({ method }) => method === 'mark')).toEqual([]);
});

test('In a narrow window a notice and an offer to undo are both seen', async ({ page, host }) => {
  fill(host.engine);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(host.server.url);
  await page.locator('[data-photo]').first().focus();
  await page.keyboard.press('f');
  host.engine.emit({ type: 'notice', level: 'warning', message: 'The image reader was started again.' });
  const offer = page.getByRole('region', { name: 'Latest change' });
  const notice = page.locator('.notice');
  await expect(offer).toBeVisible();
  await expect(notice).toBeVisible();
  const [above, below] = [await notice.boundingBox(), await offer.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('main')).toBeFocused();
  await offer.getByRole('button', { name: 'Undo' }).click();
  await expect(offer).toBeHidden();
});

test('In forced colours the reader still sees where they are and what is on', async ({ page, host }) => {
  fill(host.engine);
  host.desktop.can({ power: true, background: true });
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const here = page.getByRole('navigation', { name: 'Library' }).locator('.line.current');
  await expect(here).toHaveCSS('outline-style', 'solid');
  const on = page.getByRole('switch', { name: 'Notify me' });
  const off = page.getByRole('switch', { name: 'Pause on battery' });
  const colour = (control: typeof on) =>
    control.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colour(on)).not.toBe(await colour(off));
  await page.screenshot({ path: 'test-results/screenshots/settings-forced-colours.png' });
});
