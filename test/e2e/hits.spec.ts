/** What the page says about hits, and what it leaves unsaid: order and line instead of numbers. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../page/fake-host.ts';
import type { FakeEngine } from '../page/fake-engine.ts';
import { filled } from '../page/states.ts';

type Host = Parameters<Parameters<typeof test>[2]>[0]['host'];

async function ask(page: Page, host: Host, words: string, change: (engine: FakeEngine) => void = () => {}) {
  filled(host.engine);
  change(host.engine);
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill(words);
  await page.keyboard.press('Enter');
}

const tilesOf = (page: Page): Locator => page.locator('[data-photo]');

for (const size of [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
]) {
  test(`A hit is its picture alone, with even rows, ${size.width} px wide`, async ({ page, host }) => {
    await page.setViewportSize(size);
    await ask(page, host, 'dogs at a window or a cat');
    await expect(tilesOf(page).first()).toHaveAccessibleName('two-dogs-at-a-window.jpg Match');
    const rows = await page.getByRole('row').evaluateAll((all) =>
      all.map((row) => {
        const cells = [...row.querySelectorAll('[role="gridcell"]:not([hidden])')];
        return {
          row: row.getBoundingClientRect().height,
          pictures: cells.map((cell) => cell.querySelector('.frame')?.getBoundingClientRect().height),
          // Text that is only for screen readers is a pixel wide.
          words: cells.flatMap((cell) =>
            [...cell.querySelectorAll('span')]
              .filter((span) => span.textContent.trim() !== '' && span.getBoundingClientRect().width > 1)
              .map((span) => span.textContent),
          ),
        };
      }),
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { row, pictures, words } of rows) {
      expect(new Set(pictures)).toEqual(new Set([row]));
      expect(words).toEqual([]);
    }
    await expect(page.getByRole('grid')).not.toContainText('%');
  });
}

test('Without a match the page says so, and neither counts nor divides the closest', async ({
  page,
  host,
}) => {
  await ask(page, host, 'zebra');
  await expect(page.getByRole('heading', { name: 'No clear match' })).toBeVisible();
  await expect(page.getByTestId('spoken')).toHaveText(
    'No clear match. Nothing in your library matches this well. These are the closest.',
  );
  await expect(page.getByText(/\d+ match/)).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Less likely matches' })).toBeHidden();
  await expect(tilesOf(page).first()).toHaveAccessibleName(/ Weak match$/);
});

test('Matches that go on after the end of the list are not counted', async ({ page, host }) => {
  await ask(page, host, 'jpg', ({ library }) => (library.listed = 5_000));
  await expect(page.getByText('Best 60 ·')).toBeVisible();
  await expect(page.getByTestId('spoken')).toHaveText('Best 60');
});

test('Photos like an image have neither words nor numbers about how alike they are', async ({
  page,
  host,
}) => {
  await ask(page, host, 'dogs at a window');
  await tilesOf(page).first().click();
  const viewer = page.getByTestId('viewer');
  await viewer.getByRole('button', { name: 'Find similar' }).click();
  await expect(page.getByRole('heading', { name: 'Photos like two-dogs-at-a-window.jpg' })).toBeVisible();
  for (const tile of (await tilesOf(page).all()).slice(0, 3)) {
    await expect(tile).toHaveAccessibleName(/\.jpg$/);
  }
  await tilesOf(page).first().click();
  const info = viewer.getByTestId('viewer-info');
  await expect(info.getByText('Path')).toBeVisible();
  await expect(info.getByText('Match strength')).toBeHidden();
});

test('Words that the model does not know take the place of the hits, and are read out', async ({
  page,
  host,
}) => {
  await ask(page, host, '猫', ({ library }) => (library.understood = false));
  await expect(page.getByRole('heading', { level: 1, name: 'The model doesn’t know “猫”' })).toBeVisible();
  await expect(page.getByText('It understands English. Try other words.', { exact: true })).toBeVisible();
  await expect(page.getByTestId('spoken')).toHaveText(
    'The model doesn’t know “猫”. It understands English. Try other words.',
  );
  await expect(page.getByText('This looks like')).toBeHidden();
  await expect(tilesOf(page)).toHaveCount(0);
});
