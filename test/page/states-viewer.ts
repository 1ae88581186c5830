/** States of the viewer that are looked at. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { DESKTOP } from './fake-desktop.ts';
import { folderOf } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import type { PageState } from './states.ts';

/** The photo that is found by {@link open}. */
const DOGS = 23;

function filled({ library }: FakeEngine): void {
  library.status = {
    ...library.status,
    folders: [folderOf(1, '/home/ada/Pictures')],
    photos: { done: 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
  library.tagging.give('Family', [DOGS, 4]);
  library.tagging.give('to print', [DOGS]);
}

async function open(page: Page): Promise<Locator> {
  await page.getByLabel('Search your photos').fill('dogs at a window');
  await page.locator('[data-photo]').first().click();
  const viewer = page.getByTestId('viewer');
  await expect(viewer.getByRole('heading', { name: 'two-dogs-at-a-window.jpg' })).toBeVisible();
  return viewer;
}

/** On narrow windows the details of a photo are behind a button. */
export async function showInfo(page: Page): Promise<Locator> {
  const button = page.getByTestId('viewer').getByRole('button', { name: 'Info', exact: true });
  if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
  return page.getByTestId('viewer-info');
}

export const VIEWER_STATES: readonly PageState[] = [
  {
    name: 'viewer-info',
    prepare: filled,
    reach: async (page) => {
      await open(page);
      const info = await showInfo(page);
      await expect(info.getByRole('region', { name: 'Similar photos' }).getByRole('button')).toHaveCount(12);
    },
  },
  {
    name: 'viewer-metadata',
    prepare: filled,
    reach: async (page) => {
      await open(page);
      const info = await showInfo(page);
      await info.getByText('All metadata').click();
      await info.getByText('By the window').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'viewer-zoomed',
    prepare: filled,
    reach: async (page) => {
      const viewer = await open(page);
      await page.keyboard.press('r');
      for (let press = 0; press < 8; press += 1) await page.keyboard.press('+');
      await expect(viewer.getByText('Rotated for viewing only')).toBeVisible();
    },
  },
  {
    name: 'viewer-menu',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can(DESKTOP);
    },
    reach: async (page) => {
      const viewer = await open(page);
      await viewer.getByRole('button', { name: 'More' }).click();
      await expect(page.getByRole('menuitem', { name: 'Move to trash…' })).toBeVisible();
    },
  },
  {
    name: 'viewer-slideshow',
    prepare: filled,
    reach: async (page) => {
      const viewer = await open(page);
      await page.keyboard.press(' ');
      await viewer.getByLabel('Time per photo').selectOption('30');
    },
  },
  {
    name: 'viewer-region',
    prepare: filled,
    reach: async (page) => {
      const viewer = await open(page);
      await page.keyboard.press('g');
      await expect(viewer.getByRole('application')).toBeFocused();
    },
  },
  {
    name: 'viewer-gone',
    prepare: filled,
    reach: async (page, engine) => {
      const viewer = await open(page);
      engine.photos.gone.add(DOGS);
      engine.emit({ type: 'photos', counts: engine.library.status.photos });
      await expect(viewer.getByText('This photo is no longer in the library')).toBeVisible();
    },
  },
  {
    name: 'viewer-unreadable',
    prepare: (engine) => {
      filled(engine);
      engine.library.unreadable.add(DOGS);
    },
    reach: async (page) => {
      const viewer = await open(page);
      await expect(viewer.getByText('This photo can’t be shown')).toBeVisible();
    },
  },
  {
    name: 'viewer-offline',
    prepare: (engine) => {
      filled(engine);
      const reason = 'the folder is empty but had 4180 photos; is its disk mounted?';
      engine.library.status = {
        ...engine.library.status,
        folders: [folderOf(1, '/media/ada/Archive-disk', { state: 'unavailable', reason })],
      };
      engine.library.unreadable.add(DOGS);
    },
    reach: async (page) => {
      const viewer = await open(page);
      await expect(viewer.getByText('“Archive-disk” is not available right now')).toBeVisible();
    },
  },
  {
    name: 'viewer-trash',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can(DESKTOP);
    },
    reach: async (page) => {
      await open(page);
      await page.keyboard.press('Delete');
      await expect(page.getByRole('dialog', { name: 'Move 1 photo to the trash?' })).toBeVisible();
    },
  },
  {
    name: 'tag-dialog',
    prepare: filled,
    reach: async (page) => {
      await open(page);
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog', { name: 'Tags for 1 photo' });
      await dialog.getByLabel('Add a tag').fill('fam');
      await expect(dialog.getByRole('option', { name: 'New tag “fam”' })).toBeVisible();
    },
  },
];
