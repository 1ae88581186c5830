/** Tagging: labels are written and proposed, proposals decided on by keyboard and pointer, tags looked after. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import type { FakeHost } from '../page/fake-host.ts';
import { savedFile } from './support/saved-file.ts';
import { fillForTagging, openTagging } from '../page/states-tagging.ts';

async function propose(page: Page, labels: string): Promise<Locator> {
  await page.getByLabel('Labels', { exact: true }).fill(labels);
  await page.getByRole('button', { name: 'Propose tags' }).click();
  const list = page.getByRole('listbox');
  await expect(list).toBeVisible();
  return list;
}

async function open(page: Page, host: FakeHost): Promise<void> {
  fillForTagging(host.engine);
  await page.goto(host.server.url);
  await openTagging(page);
}

const started = (host: FakeHost) =>
  host.engine.library.calls.find(({ method }) => method === 'startTagging')?.input;
const decisions = (host: FakeHost) =>
  host.engine.library.calls.filter(({ method }) => method === 'decide').map(({ input }) => input);

test('Labels are counted, repeated ones named, and wrong ones refused', async ({ page, host }) => {
  await open(page, host);
  const start = page.getByRole('button', { name: 'Propose tags' });
  await expect(start).toBeDisabled();
  await page.getByLabel('Labels', { exact: true }).fill('beach, , birthday\nBeach; cat,');
  await expect(page.getByText('3 of at most 1,000 labels')).toBeVisible();
  await expect(page.getByText('Entered twice, counted once: beach')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '23 photos' }).first()).toBeVisible();
  await expect(start).toBeEnabled();
  await page.getByLabel('Labels', { exact: true }).fill('x'.repeat(201));
  await expect(page.getByText('A label may have at most 200 characters.')).toBeVisible();
  await expect(start).toBeDisabled();
  await page.getByLabel('Labels', { exact: true }).fill('beach');
  await page.getByText('Advanced').click();
  await page.getByLabel('Prompt templates').fill('a photo of it');
  await expect(page.getByText('“a photo of it” has no {} where the label goes.')).toBeVisible();
  await page.getByLabel('Prompt templates').fill('a photo of a {}.\na drawing of a {}.');
  await start.click();
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(started(host)).toMatchObject({
    labels: ['beach'],
    templates: ['a photo of a {}.', 'a drawing of a {}.'],
    selection: { filter: {} },
  });
});

test('A folder or an album is chosen, and photos that are not indexed yet are reported', async ({
  page,
  host,
}) => {
  const { status } = host.engine.library;
  fillForTagging(host.engine);
  host.engine.library.status = {
    ...host.engine.library.status,
    photos: { ...status.photos, done: 23, pending: 38 },
  };
  await page.goto(host.server.url);
  await openTagging(page);
  await expect(
    page.getByText('38 photos are not indexed yet; they can be tagged once they are.'),
  ).toBeVisible();
  await page.getByRole('radio', { name: 'A folder' }).check();
  await expect(page.getByLabel('Folder', { exact: true })).toContainText('Pictures');
  await propose(page, 'beach, cat');
  expect(started(host)).toMatchObject({ selection: { filter: { folderId: 1 } } });
});

test('Label sets are saved, used again, replaced, and removed with a way back', async ({ page, host }) => {
  await open(page, host);
  await page.getByLabel('Labels', { exact: true }).fill('beach, city');
  await page.getByRole('button', { name: 'Save these labels…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save label set' });
  await dialog.getByLabel('Name').fill('Trips');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await page.getByLabel('Labels', { exact: true }).fill('');
  await page.getByRole('button', { name: /^Trips/ }).click();
  await expect(page.getByLabel('Labels', { exact: true })).toHaveValue('beach, city');
  await page.getByLabel('Labels', { exact: true }).fill('beach, city, train');
  await page.getByRole('button', { name: 'Save these labels…' }).click();
  await dialog.getByLabel('Name').fill('trips');
  await expect(dialog.getByText('This replaces the labels of “Trips”.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Remove the label set Trips' }).click();
  await expect(page.getByRole('button', { name: /^Trips/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^Trips/ })).toBeVisible();
});

test('A run shows how far it is, can be paused, resumed and stopped, and is kept', async ({ page, host }) => {
  host.engine.library.tagging.slow = true;
  await open(page, host);
  await propose(page, 'beach, cat');
  await expect(page.getByText(/Running · 11 of 23 photos/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText(/Paused · 11 of 23 photos/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Stopped · 11 of 23 photos/)).toBeVisible();
  await page.getByRole('tab', { name: 'Propose tags' }).click();
  await expect(page.getByRole('button', { name: /^beach, cat/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the run beach, cat' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove run' }).click();
  await expect(page.getByRole('button', { name: /^beach, cat/ })).toHaveCount(0);
  await expect(page.getByText(/No runs yet/)).toBeVisible();
});

test('Proposals are decided on by keys, one and several, and undone', async ({ page, host }) => {
  await open(page, host);
  const list = await propose(page, 'beach, cat');
  await expect(list).toHaveAccessibleName('Proposals for beach');
  const option = (index: number) => list.getByRole('option').nth(index);
  await expect(option(0)).toHaveAccessibleName(/\.jpg, Strong match, 95%, undecided$/);
  await list.focus();
  await page.keyboard.press('a');
  await expect(option(0)).toHaveAccessibleName(/accepted$/);
  await expect(option(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('x');
  await expect(option(1)).toHaveAccessibleName(/rejected$/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(list.getByRole('option', { selected: true })).toHaveCount(3);
  await page.keyboard.press('Enter');
  for (const index of [2, 3, 4]) await expect(option(index)).toHaveAccessibleName(/accepted$/);
  await expect.poll(() => decisions(host)).toHaveLength(3);
  await expect(page.getByRole('navigation', { name: 'Labels' })).toContainText('4 accepted, 1 rejected');
  await page.keyboard.press('u');
  for (const index of [2, 3, 4]) await expect(option(index)).toHaveAccessibleName(/undecided$/);
  await page.keyboard.press('Control+z');
  await expect(option(1)).toHaveAccessibleName(/undecided$/);
  await page.keyboard.press('Control+Shift+z');
  await expect(option(1)).toHaveAccessibleName(/rejected$/);
  await page.keyboard.press('Home');
  await page.keyboard.press('d');
  await expect(option(0)).toHaveAccessibleName(/undecided$/);
});

test('All proposals above a line are accepted, as many as it says', async ({ page, host }) => {
  await open(page, host);
  const list = await propose(page, 'beach, cat');
  const line = page.getByRole('slider', { name: 'Acceptance line' });
  await expect(line).toHaveAttribute('aria-valuetext', 'No photos above');
  await list.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('l');
  await expect(line).toHaveAttribute('aria-valuetext', '3 photos above, strength at least 83%');
  await line.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Accept 4 above' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');

  const box = await line.boundingBox();
  if (!box) throw new Error('expected the line on the screen');
  await page.mouse.move(box.x + 20, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 20, box.y + 30, { steps: 3 });
  await page.mouse.move(box.x + 20, box.y + 250, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Accept 8 above' })).toBeVisible();
  await page.keyboard.press('Home');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Accept 3 above' }).click();
  await expect(list.locator('[data-decision=accepted]')).toHaveCount(3);
  expect(host.engine.library.calls.find(({ method }) => method === 'acceptAbove')?.input).toMatchObject({
    label: 'beach',
    strength: expect.closeTo(0.83, 5),
  });
  await expect(page.getByTestId('spoken')).toContainText('3 photos tagged beach.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.locator('[data-decision=accepted]')).toHaveCount(0);
});

test('None of these is honest about what is closest, and decided ones come back on request', async ({
  page,
  host,
}) => {
  await open(page, host);
  const list = await propose(page, 'beach, cat');
  await page.getByRole('button', { name: /None of these/ }).click();
  await expect(list.getByRole('option').first()).toHaveAccessibleName(
    /closest: (beach|cat), \d+%, undecided$/,
  );
  await expect(page.getByText('Accepting one adds that label, however weak the match.')).toBeVisible();
  const closest = await list.getByRole('option').first().getAttribute('aria-label');
  const label = /closest: (\w+)/.exec(closest ?? '')?.[1] ?? '';
  await page
    .getByRole('button', { name: `Accept as “${label}”` })
    .first()
    .click();
  await expect(page.getByRole('region', { name: 'Latest change' })).toContainText(`1 photo tagged ${label}.`);
  await expect(page.getByRole('slider')).toHaveCount(0);
  const groups = page.getByRole('navigation', { name: 'Labels' });
  await groups.getByRole('button', { name: /^beach/ }).click();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('a');
  await expect(page.locator('[data-decision=accepted]')).toHaveCount(1);
  await groups.getByRole('button', { name: /^cat/ }).click();
  await groups.getByRole('button', { name: /^beach/ }).click();
  await expect(page.locator('[data-decision=proposed]').first()).toBeVisible();
  await expect(page.locator('[data-decision=accepted]')).toHaveCount(0);
  await page.getByLabel('Show decided photos').check();
  await expect(page.locator('[data-decision=accepted]')).toHaveCount(1);
});

test('Buttons on the photo accept, reject and open it with the pointer; Shift chooses several', async ({
  page,
  host,
}) => {
  await open(page, host);
  const list = await propose(page, 'beach, cat');
  await list.getByRole('option').nth(1).hover();
  const tools = page.locator('[data-tools]');
  await tools.getByRole('button', { name: 'Accept' }).click();
  await expect(list.getByRole('option').nth(1)).toHaveAccessibleName(/accepted$/);
  await list.getByRole('option').nth(3).click();
  await list
    .getByRole('option')
    .nth(5)
    .click({ modifiers: ['Shift'] });
  await expect(list.getByRole('option', { selected: true })).toHaveCount(3);
  await page.getByRole('button', { name: 'Reject' }).first().click();
  await expect(list.locator('[data-decision=rejected]')).toHaveCount(3);
  await list.getByRole('option').nth(0).hover();
  await tools.getByRole('button', { name: 'Open the photo' }).click();
  await expect(page.getByTestId('viewer')).toBeVisible();
});

test('A proposal opens in the viewer, which steps through the list and gives focus back', async ({
  page,
  host,
}) => {
  await open(page, host);
  const list = await propose(page, 'beach, cat');
  await list.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  const viewer = page.getByTestId('viewer');
  await expect(viewer.getByText(/^2 of \d+/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByText(/^3 of \d+/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '3');
});

test('A hundred thousand proposals have few in the document, and any is reached', async ({ page, host }) => {
  host.engine.library.tagging.propose = ({ labels }) =>
    Array.from({ length: 100_000 }, (_, index) => ({
      photoId: index + 1,
      path: `/home/ada/Pictures/${index + 1}.jpg`,
      label: labels[0] ?? '',
      strength: 0.99 - index / 120_000,
      decision: 'proposed' as const,
      width: 3,
      height: 2,
      none: false,
    }));
  host.engine.library.listed = 100_000;
  await open(page, host);
  const list = await propose(page, 'beach');
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-setsize', '100000');
  expect(await list.getByRole('option').count()).toBeLessThan(80);
  await page.getByTestId('review-scroller').evaluate((scroller) => (scroller.scrollTop = 200_000));
  await expect(list.locator('[data-decision=proposed]').first()).toBeVisible();
  expect(await list.getByRole('option').count()).toBeLessThan(80);
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.locator('[aria-posinset="100000"][data-decision=proposed]')).toBeVisible({
    timeout: 60_000,
  });
  await page.keyboard.press('a');
  await expect(list.locator('[aria-posinset="100000"][data-decision=accepted]')).toBeVisible();
});

test('Tags are found, shown, renamed, made one and removed', async ({ page, host }) => {
  const { tagging } = host.engine.library;
  tagging.give('beach', [1, 2, 3]);
  tagging.give('sea', [4]);
  tagging.give('cat', [21]);
  await open(page, host);
  await page.getByRole('tab', { name: 'Your tags' }).click();
  const tags = page.getByRole('list', { name: 'Tags' });
  await expect(tags.getByRole('listitem')).toHaveCount(3);
  await page.getByLabel('Find a tag').fill('ea');
  await expect(page.getByText('2 tags')).toBeVisible();
  await page.getByRole('button', { name: 'Rename the tag sea' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename “sea”' });
  await dialog.getByLabel('Name').fill('Beach');
  await expect(
    dialog.getByText('The tag “beach” already exists, on 3 photos. The two tags will be merged.'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('button', { name: 'beach 4 photos' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'sea 1 photo' })).toBeVisible();
  await page.getByLabel('Find a tag').fill('');
  await page.getByRole('button', { name: 'Remove the tag cat from all photos' }).click();
  await expect(page.getByRole('button', { name: /^cat 1 photo/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'beach 3 photos' }).click();
  await expect(page.getByRole('main', { name: 'Photos' })).toBeVisible();
  await expect(page).toHaveURL(/tag/);
});

test('Tags are written into a file, as CSV and JSON', async ({ page, host }) => {
  host.engine.library.tagging.give('beach', [1, 2]);
  await open(page, host);
  await page.getByRole('tab', { name: 'Your tags' }).click();
  for (const [button, name, content] of [
    ['Export as CSV', 'sightline-tags.csv', 'path,tag\n/home/ada/Pictures/'],
    ['Export as JSON', 'sightline-tags.json', '[{"path":"/home/ada/Pictures/'],
  ] as const) {
    const saved = await savedFile(page, name, () => page.getByRole('button', { name: button }).click());
    expect(saved.name).toBe(name);
    expect(saved.text).toContain(content);
  }
  await expect(page.getByText('sightline-tags.json was saved to your downloads.')).toBeVisible();
});

test('Tags of the sidebar show their photos', async ({ page, host }) => {
  host.engine.library.tagging.give('beach', [1, 2]);
  fillForTagging(host.engine);
  await page.goto(host.server.url);
  const link = page.getByRole('navigation').getByRole('button', { name: /^beach/ });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/tag/);
});
