/** The states of searching: chips, menus, suggestions, filters, saved searches, and what is said about an answer. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { SavedSearch } from '../../shared/schemas.ts';
import type { FakeEngine } from './fake-engine.ts';
import { filled } from './states.ts';
import type { PageState } from './states.ts';

const box = (page: Page) => page.getByLabel('Search your photos');

async function ask(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function openFilter(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Add filter' }).click();
  await page.getByRole('dialog').getByRole('button', { name: kind }).click();
  await expect(page.getByRole('dialog', { name: kind })).toBeVisible();
}

const SAVED: SavedSearch[] = [
  {
    id: 1,
    name: 'Lonely dogs',
    question: { terms: [{ kind: 'text', text: 'dog', weight: 1 }], filter: {}, sort: 'relevance' },
  },
  {
    id: 2,
    name: 'Everything of the summer in Iceland, without people',
    question: { terms: [], filter: { ratingFrom: 4 }, sort: 'newest' },
  },
];

export const SEARCH_STATES: readonly PageState[] = [
  {
    name: 'search-chips',
    prepare: filled,
    reach: async (page) => {
      await ask(page, 'dog on beach -people +2×sunset over a very long shore with many words');
      await box(page).pressSequentially('in winter');
      await page.getByTestId('query-file').setInputFiles({
        name: 'cat.png',
        mimeType: 'image/png',
        buffer: Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      });
      await expect(page.getByRole('button', { name: 'Change cat.png' })).toBeVisible();
    },
  },
  {
    name: 'search-chip-menu',
    prepare: filled,
    reach: async (page) => {
      await ask(page, 'dog -people');
      await page.getByRole('button', { name: 'Change not “people”' }).click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'search-suggestions',
    prepare: (engine) => {
      filled(engine);
      engine.searches.history = ['dogs at a window', 'the bay at dusk, from the hill above the village'];
      engine.searches.names = [
        { kind: 'tag', text: 'Beach', id: 1 },
        { kind: 'label', text: 'receipt', id: null },
        { kind: 'search', text: 'Lonely dogs', id: 1 },
        { kind: 'album', text: 'Iceland', id: 1 },
        { kind: 'camera', text: 'FUJIFILM X-T4', id: null },
      ];
    },
    reach: async (page) => {
      await box(page).click();
      await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible();
    },
  },
  {
    name: 'search-filter-kinds',
    prepare: filled,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Add filter' }).click();
      await expect(page.getByRole('dialog', { name: 'Filter photos' })).toBeVisible();
    },
  },
  {
    name: 'search-filter-date',
    prepare: filled,
    reach: async (page) => {
      await ask(page, 'sunset');
      await openFilter(page, 'Date taken');
      await page.getByRole('button', { name: /^2024/ }).click();
      await expect(page.getByText('Months in 2024')).toBeVisible();
    },
  },
  {
    name: 'search-filter-camera',
    prepare: filled,
    reach: async (page) => {
      await openFilter(page, 'Camera');
      await page.getByRole('button', { name: /^FUJIFILM/ }).click();
      await expect(page.getByRole('button', { name: /^Camera: / })).toBeVisible();
    },
  },
  {
    name: 'search-filter-folder',
    prepare: filled,
    reach: async (page) => {
      await openFilter(page, 'Folder');
      await page.getByRole('button', { name: /^Folders in/ }).click();
      await expect(page.getByRole('button', { name: 'Up', exact: true })).toBeVisible();
    },
  },
  {
    name: 'search-filters',
    prepare: (engine) => {
      filled(engine);
      engine.searches.saved = SAVED;
    },
    reach: async (page) => {
      await page.evaluate(() => {
        location.hash =
          'q=dog&folder=1&from=2024-06-01&to=2024-06-30&camera=FUJIFILM+X-T4&type=jpeg&stars=4&sort=newest';
      });
      await expect(page.getByRole('button', { name: /^Rating: / })).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('“dog”');
    },
  },
  {
    name: 'search-save',
    prepare: filled,
    reach: async (page) => {
      await ask(page, 'dog -people');
      await page.getByRole('button', { name: 'Save search' }).click();
      await expect(page.getByRole('dialog', { name: 'Save this search' })).toBeVisible();
    },
  },
  {
    name: 'search-language',
    prepare: filled,
    reach: async (page) => {
      await ask(page, 'Hunde im Schnee');
      await expect(page.getByText('This looks like German.')).toBeVisible();
    },
  },
  {
    name: 'search-not-understood',
    prepare: (engine: FakeEngine) => {
      filled(engine);
      engine.library.understood = false;
    },
    reach: async (page) => {
      await ask(page, '猫');
      await expect(page.getByRole('heading', { name: 'The model doesn’t know “猫”' })).toBeVisible();
    },
  },
  {
    name: 'search-rough',
    prepare: (engine: FakeEngine) => {
      filled(engine);
      engine.library.rough = true;
    },
    reach: async (page) => {
      await ask(page, 'two dogs');
      await expect(page.getByText('Which photos count as matches is approximate')).toBeVisible();
    },
  },
  {
    name: 'search-only-minus',
    prepare: filled,
    reach: async (page) => {
      await box(page).fill('-people');
      await expect(page.getByText('Add something to look for.')).toBeVisible();
    },
  },
  {
    name: 'search-refused',
    prepare: filled,
    reach: async (page) => {
      await page.getByTestId('query-file').setInputFiles({
        name: 'notes about a holiday.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('x'),
      });
      await expect(page.getByText('is not an image that Sightline can search with')).toBeVisible();
    },
  },
];
