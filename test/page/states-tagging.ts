/** States of the tagging screen that are looked at. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { folderOf } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import type { PageState } from './states.ts';

export function fillForTagging({ library }: FakeEngine): void {
  library.status = {
    ...library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { ...library.status.photos, done: 23 },
  };
}

export async function openTagging(page: Page): Promise<void> {
  const sidebar = page.getByRole('button', { name: 'Open sidebar' });
  if (await sidebar.isVisible()) await sidebar.click();
  await page.getByRole('button', { name: 'Tagging', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tagging' })).toBeVisible();
}

function withTags(engine: FakeEngine): void {
  fillForTagging(engine);
  const { tagging } = engine.library;
  tagging.give('beach', [1, 2, 3, 9]);
  tagging.give('Family', [4, 5]);
  tagging.give('to print', [6]);
  tagging.give('Grandmother’s eightieth birthday in the house by the lake', [7, 8]);
}

async function propose(page: Page): Promise<void> {
  await openTagging(page);
  await page
    .getByLabel('Labels', { exact: true })
    .fill('beach, birthday, a receipt from a restaurant or a shop');
  await page.getByRole('button', { name: 'Propose tags' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
}

export const TAGGING_STATES: readonly PageState[] = [
  { name: 'tagging-empty', prepare: fillForTagging, reach: openTagging },
  {
    name: 'tagging-form',
    prepare: (engine) => {
      fillForTagging(engine);
      engine.library.status.photos.pending = 38;
      engine.library.tagging.slow = true;
      engine.library.tagging.labelSets.push(
        { id: 900, name: 'Trips', labels: ['beach', 'mountains', 'city', 'train'], templates: null },
        { id: 901, name: 'Papers', labels: ['receipt', 'letter', 'ticket'], templates: null },
      );
    },
    reach: async (page) => {
      await propose(page);
      await page.getByRole('tab', { name: 'Propose tags' }).click();
      await page.getByLabel('Labels', { exact: true }).fill('beach, birthday, Beach');
      await page.getByText('Advanced').click();
      await page.getByLabel('Prompt templates').fill('a photo of it');
      await expect(page.getByText('has no {} where the label goes')).toBeVisible();
    },
  },
  { name: 'tagging-review-empty', prepare: fillForTagging, reach: reviewTab },
  {
    name: 'tagging-review',
    prepare: fillForTagging,
    reach: async (page) => {
      await propose(page);
      await page.getByRole('listbox').focus();
      await page.keyboard.press('a');
      await page.keyboard.press('x');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('l');
      await expect(page.getByRole('slider')).toHaveAttribute('aria-valuenow', '4');
    },
  },
  {
    name: 'tagging-none',
    prepare: fillForTagging,
    reach: async (page) => {
      await propose(page);
      await page.getByRole('button', { name: /None of these/ }).click();
      await expect(page.getByText('Photos that no label matches well')).toBeVisible();
    },
  },
  {
    name: 'tagging-tags',
    prepare: withTags,
    reach: async (page) => {
      await openTagging(page);
      await page.getByRole('tab', { name: 'Your tags' }).click();
      await expect(page.getByText('4 tags')).toBeVisible();
    },
  },
  {
    name: 'tagging-rename',
    prepare: withTags,
    reach: async (page) => {
      await openTagging(page);
      await page.getByRole('tab', { name: 'Your tags' }).click();
      await page.getByRole('button', { name: 'Rename the tag beach' }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('family');
      await expect(page.getByText('The two tags will be merged.')).toBeVisible();
    },
  },
  {
    name: 'tagging-tags-empty',
    prepare: fillForTagging,
    reach: async (page) => {
      await openTagging(page);
      await page.getByRole('tab', { name: 'Your tags' }).click();
      await expect(page.getByRole('heading', { name: 'No tags yet' })).toBeVisible();
    },
  },
];

async function reviewTab(page: Page): Promise<void> {
  await openTagging(page);
  await page.getByRole('tab', { name: 'Review' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
}
