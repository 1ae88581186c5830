/** The whole path without a mouse, and what the page says aloud. */
import type { Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import { IDLE_PROGRESS } from '../../shared/schemas.ts';
import { goTo } from '../page/states-shell.ts';
import { folderOf } from '../page/fake-engine.ts';
import type { FakeEngine } from '../page/fake-engine.ts';

function fill(engine: FakeEngine): void {
  engine.library.status = {
    ...engine.library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
}

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).first();
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`expected Tab to reach ${String(name)}, but it did not in 40 presses`);
}

test('The keyboard searches, moves over the hits, opens one, finds similar, and clears', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('dogs at a window or a cat');
  await expect(page.getByTestId('spoken')).toHaveText('2 matches, 21 less likely');
  await tabTo(page, /^two-dogs/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^tabby-cat/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const below = page.locator(':focus');
  await expect(below).toHaveAccessibleName(/Weak match/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^two-dogs/ })).toBeFocused();

  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('heading', { name: 'tabby-cat.jpg' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^tabby-cat/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, 'Find similar');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Photos like tabby-cat.jpg' })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
  await expect(page.getByLabel('Search your photos')).toBeFocused();
});

test('The keyboard adds and removes a folder', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await tabTo(page, 'Add folder');
  await page.keyboard.press('Enter');
  // Its script is fetched first; a Tab before that would move the focus to which the dialog gives back.
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, 'Holidays');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '2023 Iceland' })).toBeFocused();
  await tabTo(page, 'Add this folder');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Add folder' })).toBeFocused();
  const line = page.getByRole('treeitem', { name: 'Holidays' });
  await line.focus();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Rescan' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(line).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Rescan' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Remove folder');
  await page.keyboard.press('Enter');
  await expect(line).toHaveCount(0);
  expect(host.engine.library.calls).toContainEqual({ method: 'removeFolder', input: 9 });
  await expect(page.getByRole('button', { name: 'Add folder' })).toBeFocused();
});

test('The tree of folders is moved in with arrows and letters, and Enter shows its photos', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  const line = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  await line('Pictures').focus();
  await page.keyboard.press('ArrowRight');
  await expect(line('2019')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(line('2019')).toBeFocused();
  await page.keyboard.press('f');
  await expect(line('Family')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line('Family')).toHaveAttribute('aria-selected', 'true');
  expect(new URL(page.url()).hash).toContain('directory=');
  await page.keyboard.press('ArrowLeft');
  await expect(line('Pictures')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(line('2019')).toHaveCount(0);
  await page.goBack();
  await expect(line('Pictures')).toHaveAttribute('aria-selected', 'false');
});

test('Progress is shown and spoken as it comes, and can be paused, resumed and stopped', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Activity');
  const running = { ...IDLE_PROGRESS, phase: 'embedding' as const, total: 200, rate: 20, secondsLeft: 8 };
  host.engine.emit({ type: 'progress', progress: { ...running, finished: 10 } });
  await expect(page.getByText('10 of 200 photos · 20 photos/s · about 8 secs left')).toBeVisible();
  await expect(page.getByTestId('spoken')).toHaveText('Indexing started.');
  host.engine.emit({ type: 'progress', progress: { ...running, finished: 110 } });
  await expect(page.getByTestId('spoken')).toHaveText('50% indexed.');
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  host.engine.emit({ type: 'progress', progress: { ...running, phase: 'paused', finished: 110 } });
  await expect(page.getByRole('button', { name: 'Resume' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect
    .poll(() => host.engine.library.calls.map(({ method }) => method))
    .toEqual(['pause', 'resume', 'cancel']);
  const stopped = 'expected room for the library, but the disk is full';
  host.engine.emit({ type: 'progress', progress: { ...running, phase: 'idle', finished: 110, stopped } });
  await expect(page.getByRole('alert').filter({ hasText: stopped })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect.poll(() => host.engine.library.calls.at(-1)?.method).toBe('rescan');
});

test('Menus of the host mean the text that is written in, else the photos, and nothing under a dialog', async ({
  page,
  host,
}) => {
  fill(host.engine);
  await page.goto(host.server.url);
  const choose = (command: 'undo' | 'redo' | 'select-all') => host.engine.emit({ type: 'command', command });
  const bar = page.getByRole('toolbar', { name: 'Actions for the selected photos' });
  const tile = page.locator('[data-photo]').first();
  await tile.focus();
  await page.keyboard.press('f');
  await expect(page.getByTestId('spoken')).toContainText('favourite');
  const marked = () => host.engine.photos.marksOf(23).favourite;
  expect(marked()).toBe(true);

  const box = page.getByLabel('Search your photos');
  await box.focus();
  await page.keyboard.type('dog');
  choose('select-all');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('dog');
  choose('undo');
  await expect(box).not.toHaveValue('dog');
  choose('redo');
  await expect(box).toHaveValue('dog');
  await box.fill('');
  expect(marked()).toBe(true);

  await tile.focus();
  choose('undo');
  await expect.poll(marked).toBe(false);
  choose('redo');
  await expect.poll(marked).toBe(true);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toBeVisible();
  choose('select-all');
  choose('undo');
  // The page has heard of both once it shows what came after them.
  host.engine.emit({ type: 'notice', level: 'info', message: 'That was all.' });
  await expect(page.getByText('That was all.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(bar).toBeHidden();
  expect(marked()).toBe(true);
  choose('select-all');
  await expect(bar).toContainText('23 photos selected');
});

test('A refresh of the hits leaves the focus on its photo', async ({ page, host }) => {
  fill(host.engine);
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill('cat');
  await expect(page.getByRole('heading', { level: 1, name: 'cat' })).toBeVisible();
  const tile = page.getByRole('button', { name: /^clock\.jpg/ });
  await tile.focus();
  const place = (await tile.getAttribute('data-index')) ?? '';
  host.engine.library.reversed = true;
  host.engine.emit({ type: 'photos', counts: host.engine.library.status.photos });
  await expect(tile).not.toHaveAttribute('data-index', place);
  await expect(tile).toBeFocused();
});
