/** The viewer over the whole window: steps, zoom, pan, turn, slideshow, what is known and done, and what can go wrong. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import type { FakeHost } from '../page/fake-host.ts';
import { DESKTOP } from '../page/fake-desktop.ts';
import { folderOf } from '../page/fake-engine.ts';

/** Opens the first hit of a search. */
async function open(page: Page, host: FakeHost, words = 'dogs at a window'): Promise<Locator> {
  const { library } = host.engine;
  library.status = {
    ...library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill(words);
  await page.locator('[data-photo]').first().click();
  const viewer = page.getByTestId('viewer');
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeVisible();
  return viewer;
}

/** The largest picture of the open photo. */
const picture = (viewer: Locator): Locator => viewer.getByTestId('stage').locator('img').last();

/** Waits for the large picture, from which on the size is the photo's own. */
const arrived = (viewer: Locator): Promise<void> =>
  expect(viewer.getByTestId('stage').locator('img')).toHaveCount(1);

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error('expected an element on the screen, found none');
  return box;
};

test('The viewer steps through the list by keys, buttons and swipes, and gives focus back to the photo shown last', async ({
  page,
  host,
}) => {
  const viewer = await open(page, host);
  await expect(viewer.getByText('1 of 23')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Previous photo' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await viewer.getByRole('button', { name: 'Next photo' }).click();
  await page.keyboard.press('End');
  await expect(viewer.getByText('23 of 23')).toBeVisible();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await swipe(viewer.getByTestId('stage'), -120);
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await swipe(viewer.getByTestId('stage'), 120);
  await expect(viewer.getByText('1 of 23')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  const name = await viewer.getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(page.locator('[data-photo]:focus')).toHaveAccessibleName(new RegExp(`^${name}`));
});

test(
  "The viewer says so when its script can't be had, and comes at the next attempt",
  {
    tag: '@browser',
    annotation: { type: 'browser only', description: 'the desktop app has its scripts in its package' },
  },
  async ({ page, host }) => {
    const { library } = host.engine;
    library.status = { ...library.status, folders: [folderOf(1, '/home/ada/Pictures')] };
    library.status.photos.done = 23;
    const script = /\/assets\/Viewer-[^/]*\.js$/;
    await page.route(script, (route) => route.abort());
    await page.goto(host.server.url);
    const photo = page.locator('[data-photo]').first();
    await photo.focus();
    await page.keyboard.press('Enter');
    const trouble = page.getByRole('alertdialog', { name: 'Sightline can’t be reached.' });
    await expect(trouble.getByRole('button', { name: 'Try again' })).toBeFocused();
    await trouble.getByRole('button', { name: 'Close' }).click();
    await expect(trouble).toBeHidden();
    await expect(photo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(trouble).toBeVisible();
    await page.unroute(script);
    await trouble.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(page.getByTestId('viewer')).toBeFocused();
  },
);

test('The viewer keeps focus inside, the page under it out of reach, and notices above it', async ({
  page,
  host,
}) => {
  const viewer = await open(page, host);
  await expect(viewer).toBeFocused();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () =>
        document.activeElement === document.body || document.activeElement?.closest('[role=dialog]') !== null,
    );
    expect(inside).toBe(true);
  }
  host.engine.emit({ type: 'notice', level: 'warning', message: 'The image reader was started again.' });
  await expect(page.getByText('The image reader was started again.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(viewer).toBeVisible();
});

test('The viewer keeps the keyboard when the details that had it are closed', async ({ page, host }) => {
  const viewer = await open(page, host);
  await viewer.getByText('All metadata').click();
  await page.keyboard.press('i');
  await expect(page.getByTestId('viewer-info')).toHaveCount(0);
  await expect(viewer).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
});

test('The viewer zooms by keys, wheel, double click and pinch, about the pointer, and moves within the edges', async ({
  page,
  host,
}) => {
  const viewer = await open(page, host);
  const stage = viewer.getByTestId('stage');
  const level = viewer.getByRole('button', { name: /^Zoom \d/ });
  await expect(level).toHaveAccessibleName('Zoom 73%');
  await page.keyboard.press('1');
  await expect(level).toHaveAccessibleName('Zoom 100%');
  expect((await boxOf(picture(viewer))).width).toBeCloseTo(1280, 0);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const stageBox = await boxOf(stage);
  expect((await boxOf(picture(viewer))).x).toBeCloseTo(stageBox.x, 0);
  await page.keyboard.press('0');
  await expect(level).toHaveAccessibleName('Zoom 73%');
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('+');
  await expect(level).toHaveAccessibleName('Zoom 800%');
  await expect(viewer.getByRole('button', { name: 'Zoom in' })).toBeDisabled();
  await viewer.getByRole('button', { name: 'Fit to window' }).click();

  // What is under the pointer stays under it.
  const at = { x: stageBox.x + 600, y: stageBox.y + 300 };
  const before = await boxOf(picture(viewer));
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -400);
  await page.mouse.wheel(0, -400);
  await expect(level).toHaveAccessibleName(/Zoom 16\d%/);
  const after = await boxOf(picture(viewer));
  expect((at.x - after.x) / after.width).toBeCloseTo((at.x - before.x) / before.width, 2);
  await page.mouse.down();
  await page.mouse.move(at.x - 60, at.y, { steps: 4 });
  await page.mouse.up();
  expect((await boxOf(picture(viewer))).x).toBeCloseTo(after.x - 60, 0);
  await page.mouse.dblclick(at.x, at.y);
  await expect(level).toHaveAccessibleName('Zoom 73%');
  await page.mouse.dblclick(at.x, at.y);
  await expect(level).toHaveAccessibleName('Zoom 100%');
  await page.keyboard.press('0');
  await pinch(stage, 2);
  await expect(level).toHaveAccessibleName(/Zoom 14\d%/);
});

test('The viewer fetches every pixel only when the view needs it, and says that it is on its way', async ({
  page,
  host,
}) => {
  let arrive: () => void = () => undefined;
  host.engine.library.fullGate = new Promise((resolve) => (arrive = resolve));
  // The details say that there is more to see than the large picture holds.
  host.engine.library.pixels = { width: 5120, height: 3412 };
  const viewer = await open(page, host);
  await expect(viewer.locator('[data-level=full]')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(viewer.getByText('Loading full resolution…')).toBeVisible();
  await expect(viewer.locator('[data-level=full]')).toHaveAttribute('src', /size=full/);
  arrive();
  await expect(viewer.getByText('Loading full resolution…')).toBeHidden();
  await expect(viewer.getByTestId('stage').locator('img')).toHaveCount(1);
});

test('The viewer turns the view, not the photo, and says so', async ({ page, host }) => {
  const viewer = await open(page, host);
  await arrived(viewer);
  const upright = await boxOf(picture(viewer));
  await page.keyboard.press('r');
  await expect(viewer.getByText('Rotated for viewing only; the photo itself is not changed.')).toBeVisible();
  await expect(page.getByTestId('spoken')).toContainText('View rotated by 90°');
  const turned = await boxOf(picture(viewer));
  expect(turned.width / turned.height).toBeCloseTo(upright.height / upright.width, 2);
  await page.keyboard.press('Shift+R');
  await expect(viewer.getByText('Rotated for viewing only')).toBeHidden();
});

test('A slideshow runs by itself until somebody does something', async ({ page, host }) => {
  const viewer = await open(page, host);
  await page.keyboard.press(' ');
  await expect(page.getByTestId('spoken')).toContainText('Slideshow started, 5 seconds per photo.');
  await viewer.getByLabel('Time per photo').selectOption('3');
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await expect(viewer.getByText('3 of 23')).toBeVisible();
  await page.getByTestId('viewer').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await expect(viewer.getByRole('button', { name: 'Slideshow', exact: true })).toBeVisible();
});

test('The viewer shows what is known, marks it with undo, and searches the metadata', async ({
  page,
  host,
}) => {
  const viewer = await open(page, host);
  const info = viewer.getByTestId('viewer-info');
  const strength = info.locator('div', { has: page.getByText('Match strength', { exact: true }) });
  await expect(strength.getByRole('definition').first()).toHaveText('97%');
  await expect(info.getByTitle(/^How closely the model thinks/)).toContainText('97%');
  await expect(info.getByText('1,280 × 853, 1.1 megapixels')).toBeVisible();
  await expect(info.getByText('/home/ada/Pictures/two-dogs-at-a-window.jpg')).toBeVisible();
  await page.keyboard.press('f');
  await expect(info.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(info.getByRole('button', { name: 'Favourite' })).toHaveAttribute('aria-pressed', 'false');
  await viewer.focus();
  await page.keyboard.press('Shift+Digit4');
  await expect(info.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await info.getByText('2 stars', { exact: true }).locator('..').click();
  await expect(info.getByRole('radio', { name: '2 stars' })).toBeChecked();

  await info.getByText('All metadata').click();
  await expect(info.getByText('FUJIFILM', { exact: true })).toBeVisible();
  await info.getByLabel('Search metadata').fill('fnum');
  await expect(info.getByText('f/2.8')).toBeVisible();
  await expect(info.getByText('By the window')).toBeHidden();
  await info.getByLabel('Search metadata').fill('zebra');
  await expect(info.getByText('No matching entries.')).toBeVisible();
});

test('Photos alike open from the strip, and Back returns', async ({ page, host }) => {
  const viewer = await open(page, host);
  const strip = viewer.getByRole('region', { name: 'Similar photos' });
  await expect(strip.getByRole('button')).toHaveCount(12);
  const first = strip.getByRole('button').first();
  await expect(first).toHaveAccessibleName(/\.jpg$/);
  const name = (await first.getAttribute('aria-label')) ?? '';
  await first.click();
  await expect(viewer.getByRole('heading', { level: 2, name })).toBeVisible();
  await expect(viewer.getByText('1 of 12')).toBeVisible();
  await viewer.getByRole('button', { name: 'Back to the photo you came from' }).click();
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeVisible();
  await expect(viewer.getByText('1 of 23')).toBeVisible();
});

test('Tags are added and removed in the panel and, by T, in a dialog', async ({ page, host }) => {
  host.engine.library.tagging.give('holiday', [1, 2, 3]);
  const viewer = await open(page, host);
  const tags = viewer.getByRole('region', { name: 'Tags' });
  await tags.getByLabel('Add a tag').fill('hol');
  await expect(tags.getByRole('option', { name: /holiday/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(tags.getByRole('button', { name: 'Remove the tag holiday' })).toBeVisible();
  await tags.getByLabel('Add a tag').fill('Dogs');
  await page.keyboard.press('Enter');
  await expect(tags.getByRole('button', { name: 'Remove the tag Dogs' })).toBeVisible();
  await tags.getByRole('button', { name: 'Remove the tag holiday' }).click();
  await expect(tags.getByRole('button', { name: 'Remove the tag holiday' })).toBeHidden();

  await viewer.focus();
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Tags for 1 photo' });
  await dialog.getByRole('button', { name: 'Remove the tag Dogs' }).click();
  await expect(dialog.getByText(/No tags yet/)).toBeVisible();
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(viewer).toBeVisible();
});

test('A part of the photo is chosen with the pointer or the keys, and searched with', async ({
  page,
  host,
}) => {
  const viewer = await open(page, host);
  await page.keyboard.press('g');
  const region = viewer.getByRole('application');
  await expect(region).toBeFocused();
  await expect(region).toHaveAccessibleName(/50% wide and 50% high, 25% from the left/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(region).toHaveAccessibleName(/50% wide and 55% high, 30% from the left/);
  await page.keyboard.press('Escape');
  await expect(region).toBeHidden();
  await expect(viewer).toBeVisible();

  await viewer.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Search with part of the photo' }).click();
  await arrived(viewer);
  const box = await boxOf(picture(viewer));
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6, { steps: 5 });
  await page.mouse.up();
  await viewer.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(viewer).toBeHidden();
  await expect.poll(() => host.engine.library.calls.find(({ method }) => method === 'region')).toBeTruthy();
  const { input } = host.engine.library.calls.find(({ method }) => method === 'region') ?? {};
  expect(input).toMatchObject({
    photoId: 23,
    region: {
      x: expect.closeTo(0.1, 1),
      y: expect.closeTo(0.2, 1),
      width: expect.closeTo(0.3, 1),
      height: expect.closeTo(0.4, 1),
    },
  });
});

test('The viewer offers only what the host can do with files', async ({ page, host }) => {
  const viewer = await open(page, host);
  await viewer.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: /Tags/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /trash|Copy|Show in|Open with/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(viewer).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog', { name: /trash/ })).toHaveCount(0);
});

test('The viewer copies, reveals and opens files, and moves them to the trash once that is confirmed', async ({
  page,
  host,
}) => {
  host.desktop.can(DESKTOP);
  const viewer = await open(page, host);
  const called = () => host.engine.library.calls.map(({ method }) => method);
  for (const [entry, method] of [
    ['Copy path', 'copyPaths'],
    ['Copy image', 'copyImage'],
    ['Show in folder', 'reveal'],
    ['Open with default app', 'open'],
  ] as const) {
    await viewer.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect.poll(called).toContain(method);
  }
  await viewer.focus();
  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: 'Move 1 photo to the trash?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(called()).not.toContain('trash');
  await viewer.focus();
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: 'Move to trash' }).click();
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeHidden();
  expect(host.engine.library.calls.find(({ method }) => method === 'trash')?.input).toEqual([
    '/home/ada/Pictures/two-dogs-at-a-window.jpg',
  ]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(called).toContain('restore');
});

test('A photo that the trash refuses stays, and the viewer says why', async ({ page, host }) => {
  host.desktop.can(DESKTOP);
  host.desktop.stuck.add('two-dogs-at-a-window.jpg');
  const viewer = await open(page, host);
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Move to trash' }).click();
  await expect(page.getByText('1 file could not be moved to the trash: the disk is read-only')).toBeVisible();
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeVisible();
});

test('A drag out of the window takes the file itself', async ({ page, host }) => {
  host.desktop.can(DESKTOP);
  const viewer = await open(page, host);
  await expect(picture(viewer)).toHaveAttribute('draggable', 'true');
  await picture(viewer).dispatchEvent('dragstart', { bubbles: true });
  await expect
    .poll(() => host.engine.library.calls.find(({ method }) => method === 'drag')?.input)
    .toEqual(['/home/ada/Pictures/two-dogs-at-a-window.jpg']);
  await page.keyboard.press('1');
  await expect(picture(viewer)).toHaveAttribute('draggable', 'false');
});

test('A photo deleted while it is shown says so, and leads on', async ({ page, host }) => {
  const viewer = await open(page, host);
  host.engine.photos.gone.add(23);
  host.engine.emit({ type: 'photos', counts: host.engine.library.status.photos });
  await expect(viewer.getByText('This photo is no longer in the library')).toBeVisible();
  await viewer.getByRole('alert').getByRole('button', { name: 'Next photo' }).click();
  await expect(viewer.getByText('This photo is no longer in the library')).toBeHidden();
});

test('A photo that can’t be shown says why, and can be tried again', async ({ page, host }) => {
  host.engine.library.unreadable.add(23);
  const viewer = await open(page, host);
  await expect(viewer.getByText('This photo can’t be shown')).toBeVisible();
  host.engine.library.unreadable.clear();
  await viewer.getByRole('button', { name: 'Try again' }).click();
  await expect(viewer.getByText('This photo can’t be shown')).toBeHidden();
  await expect(picture(viewer)).toBeVisible();
});

test('A photo on a disk that is not there says which, and what to do', async ({ page, host }) => {
  host.engine.library.unreadable.add(23);
  const viewer = await open(page, host);
  host.engine.library.status = {
    ...host.engine.library.status,
    folders: [folderOf(1, '/media/ada/Archive', { state: 'unavailable', reason: 'The disk is not there.' })],
  };
  host.engine.emit({ type: 'folders' });
  await expect(viewer.getByText('“Archive” is not available right now')).toBeVisible();
  await expect(viewer.getByText('Reconnect the disk or network folder.')).toBeVisible();
});

test('The address holds the open photo: reload, back and forward', async ({ page, host }) => {
  const viewer = await open(page, host);
  await expect(page).toHaveURL(/open=23/);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/open=1\b/);
  await page.reload();
  await expect(viewer.getByText('2 of 23')).toBeVisible();
  await page.goBack();
  await expect(viewer).toBeHidden();
  await page.goForward();
  await expect(viewer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/open=/);
});

test('Albums are joined, shown and left from the panel', async ({ page, host }) => {
  const viewer = await open(page, host);
  const section = viewer.getByRole('region', { name: 'Albums' });
  await section.getByRole('button', { name: 'Add to album…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add 1 photo to an album' });
  await dialog.getByLabel('Find an album').fill('Best');
  await dialog.getByRole('button', { name: /Create “Best”/ }).click();
  await expect(section.getByRole('button', { name: 'Best', exact: true })).toBeVisible();
  await section.getByRole('button', { name: 'Remove from “Best”' }).click();
  await expect(section.getByRole('button', { name: 'Best', exact: true })).toHaveCount(0);
});

test('Native menus are about the open photo', async ({ page, host }) => {
  host.desktop.can(DESKTOP);
  const viewer = await open(page, host);
  host.engine.emit({ type: 'command', command: 'toggle-favourite' });
  await expect(viewer.getByTestId('viewer-info').getByRole('button', { name: 'Favourite' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  host.engine.emit({ type: 'command', command: 'move-to-trash' });
  await expect(page.getByRole('dialog', { name: 'Move 1 photo to the trash?' })).toBeVisible();
});

test('Every key is listed under ?', async ({ page, host }) => {
  await open(page, host);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const words of ['Rotate view left', 'Search with part of the photo', 'Slideshow', 'Zoom to 100 %'])
    await expect(dialog.getByText(words, { exact: true })).toBeVisible();
});

/** A finger over the element; Playwright's mouse is no touch. */
async function swipe(element: Locator, by: number): Promise<void> {
  await element.evaluate((target, distance) => {
    const box = target.getBoundingClientRect();
    const y = box.top + box.height / 2;
    const x = box.left + box.width / 2;
    const send = (type: string, clientX: number) =>
      target.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 9,
          pointerType: 'touch',
          button: 0,
          clientX,
          clientY: y,
          bubbles: true,
        }),
      );
    target.setPointerCapture = () => undefined;
    send('pointerdown', x);
    send('pointermove', x + distance / 2);
    send('pointermove', x + distance);
    send('pointerup', x + distance);
  }, by);
}

async function pinch(element: Locator, factor: number): Promise<void> {
  await element.evaluate((target, spread) => {
    const box = target.getBoundingClientRect();
    const y = box.top + box.height / 2;
    const x = box.left + box.width / 2;
    const send = (type: string, pointerId: number, clientX: number) =>
      target.dispatchEvent(
        new PointerEvent(type, {
          pointerId,
          pointerType: 'touch',
          button: 0,
          clientX,
          clientY: y,
          bubbles: true,
        }),
      );
    target.setPointerCapture = () => undefined;
    send('pointerdown', 1, x - 50);
    send('pointerdown', 2, x + 50);
    send('pointermove', 1, x - 50 * spread);
    send('pointermove', 2, x + 50 * spread);
    send('pointerup', 1, x - 50 * spread);
    send('pointerup', 2, x + 50 * spread);
  }, factor);
}
