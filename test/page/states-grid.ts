/** States of the grid and of albums that are looked at. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DESKTOP } from './fake-desktop.ts';
import { folderOf } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import type { PageState } from './states.ts';

const PHOTOS = 4_000;

function filled(engine: FakeEngine): void {
  engine.library.listed = PHOTOS;
  engine.library.status = {
    ...engine.library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: PHOTOS, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
}

const tile = (page: Page, id: number) => page.locator(`[data-photo="${id}"]`);

async function select(page: Page): Promise<void> {
  await tile(page, 4_000).click({ modifiers: ['Control'] });
  await page.keyboard.press('f');
  await page.keyboard.press('4');
  await expect(tile(page, 4_000)).toHaveAccessibleName(/4 stars/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByText('2 photos selected').first()).toBeVisible();
}

export const GRID_STATES: readonly PageState[] = [
  {
    name: 'grid',
    prepare: filled,
    reach: async (page) => {
      await page
        .locator('.scroller')
        .filter({ has: page.getByRole('grid') })
        .evaluate((element) => element.scrollTo(0, 4_000));
      await expect(tile(page, 4_000)).not.toBeInViewport();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'grid-selection',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can(DESKTOP);
    },
    reach: select,
  },
  {
    name: 'grid-menu',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can(DESKTOP);
    },
    reach: async (page) => {
      await tile(page, 4_000).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'grid-gone',
    prepare: (engine) => {
      filled(engine);
      engine.photos.goneWhenShown.add(3_999);
      engine.library.unreadable.add(4_000);
    },
    reach: async (page) => {
      await expect(page.getByText('This photo is no longer available')).toBeVisible();
      await expect(page.getByText('No preview')).toBeVisible();
    },
  },
  {
    name: 'grid-loading',
    prepare: (engine) => {
      filled(engine);
      engine.photos.gate = new Promise(() => undefined);
    },
    reach: async (page) => {
      await expect(page.getByText('Opening your library…')).toBeAttached();
    },
  },
  {
    name: 'grid-failed',
    prepare: (engine) => {
      filled(engine);
      engine.photos.fail('The library is starting again after a crash.');
    },
    reach: async (page) => {
      await expect(page.getByRole('heading', { name: 'The photos could not be listed' })).toBeVisible();
    },
  },
  {
    name: 'grid-empty',
    prepare: filled,
    reach: async (page) => {
      await page.goto(`${page.url().split('#')[0]}#favourite=yes`);
      await expect(page.getByRole('heading', { name: 'No photos match these filters' })).toBeVisible();
    },
  },
  {
    name: 'album-chooser',
    prepare: (engine) => {
      filled(engine);
      void engine.photos.createAlbum({ name: 'Lisbon 2024', selection: { ids: [1, 2, 3] } });
      void engine.photos.createAlbum({ name: 'To print' });
    },
    reach: async (page) => {
      await select(page);
      await page.getByRole('button', { name: 'Add to album…' }).click();
      await page.getByLabel('Find an album').fill('li');
      await expect(page.getByRole('button', { name: 'Create “li”' })).toBeVisible();
    },
  },
  {
    name: 'album-name',
    prepare: (engine) => {
      filled(engine);
      void engine.photos.createAlbum({ name: 'Lisbon 2024', selection: { ids: [1, 2, 3] } });
    },
    reach: async (page) => {
      const drawer = page.getByRole('button', { name: 'Open sidebar' });
      if (await drawer.isVisible()) await drawer.click();
      await page.getByRole('button', { name: 'Actions for Lisbon 2024' }).click();
      await page.getByRole('menuitem', { name: 'Rename…' }).click();
      await expect(page.getByRole('dialog', { name: 'Rename “Lisbon 2024”' })).toBeVisible();
    },
  },
];
