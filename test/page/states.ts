/** The states of the page that are looked at one by one: how the fake library gets there, and what then is to be seen. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { SightlineError } from '../../shared/errors.ts';
import { IDLE_PROGRESS } from '../../shared/schemas.ts';
import type { Progress } from '../../shared/schemas.ts';
import type { FakeDesktop } from './fake-desktop.ts';
import { folderOf } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import { TAGGING_STATES } from './states-tagging.ts';
import { showInfo, VIEWER_STATES } from './states-viewer.ts';

export interface PageState {
  readonly name: string;
  /** Before the page is opened. */
  prepare(engine: FakeEngine, desktop: FakeDesktop): void;
  /** After it is open: leads to the state and waits for it. */
  reach(page: Page, engine: FakeEngine): Promise<void>;
}

export const PICTURES = '/home/ada/Pictures';

/** A run about a quarter through. */
export const EMBEDDING: Progress = {
  ...IDLE_PROGRESS,
  phase: 'embedding',
  found: 1_204,
  finished: 320,
  total: 1_204,
  done: 319,
  failed: 1,
  rate: 27.4,
  secondsLeft: 33,
};

export function filled(engine: FakeEngine): void {
  engine.library.status = {
    ...engine.library.status,
    folders: [folderOf(1, PICTURES)],
    photos: { done: 23, pending: 0, failed: 0, skipped: 0, warnings: 0 },
  };
}

export function troubled(engine: FakeEngine): void {
  filled(engine);
  engine.library.status = {
    ...engine.library.status,
    folders: [
      folderOf(1, PICTURES, { photos: { done: 23, pending: 0, failed: 2, skipped: 12 } }),
      folderOf(2, '/media/ada/Archive-disk/Photographs and scans 1998-2014', {
        state: 'unavailable',
        reason: 'the folder is empty but had 4180 photos; is its disk mounted?',
        photos: { done: 4180, pending: 0, failed: 0, skipped: 0 },
      }),
    ],
    photos: { done: 4203, pending: 0, failed: 2, skipped: 12, warnings: 1 },
    skippedReasons: [{ reason: 'format not supported yet (XCF)', count: 12 }],
    unlistedCount: 1,
  };
  engine.library.unlisted = [
    {
      id: 1,
      folderId: 1,
      path: `${PICTURES}/Scans/private`,
      reason: 'permission to read the folder was denied',
    },
  ];
  engine.library.problems = [
    {
      id: 41,
      path: `${PICTURES}/2019/broken.jpg`,
      state: 'failed',
      reason: 'expected an image, received an unknown format',
    },
    {
      id: 42,
      path: `${PICTURES}/2019/half a picture.jpg`,
      state: 'failed',
      reason: 'the file is truncated or damaged: expected at least half of the image, found about 12 %',
    },
    {
      id: 43,
      path: `${PICTURES}/phone/drawing.xcf`,
      state: 'skipped',
      reason: 'format not supported yet (XCF)',
    },
    {
      id: 2,
      path: `${PICTURES}/autumn-mountain-meadow.jpg`,
      state: 'done',
      reason: 'the file is truncated or damaged; about 80 % of the image could be read',
    },
  ];
}

const search = async (page: Page, words: string) => {
  await page.getByLabel('Search your photos').fill(words);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
};

export const STATES: readonly PageState[] = [
  {
    name: 'empty',
    prepare: () => undefined,
    reach: async (page) => {
      await expect(page.getByRole('heading', { name: 'Find any photo by describing it' })).toBeVisible();
    },
  },
  {
    name: 'start',
    prepare: filled,
    reach: async (page) => {
      await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible();
      await expect(page.locator('[data-photo]').first()).toBeVisible();
    },
  },
  {
    name: 'demo',
    prepare: (engine) => {
      filled(engine);
      engine.library.status = { ...engine.library.status, demo: true };
    },
    reach: async (page) => {
      await expect(page.getByText('Or try it with 23 photos that come with Sightline')).toBeVisible();
    },
  },
  {
    name: 'drop',
    prepare: filled,
    reach: async (page) => {
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'cat.jpg', { type: 'image/jpeg' }));
        document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true }));
      });
      await expect(page.getByText('Drop an image to find photos like it')).toBeVisible();
    },
  },
  {
    name: 'filtered-out',
    prepare: filled,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Add filter' }).click();
      await page.getByRole('button', { name: 'File type' }).click();
      await page.getByRole('button', { name: /^SVG/ }).click();
      await page.getByLabel('Search your photos').fill('sunset');
      await expect(page.getByRole('heading', { name: 'No photos match these filters' })).toBeVisible();
    },
  },
  {
    name: 'first-scan',
    prepare: (engine) => {
      const progress = { ...IDLE_PROGRESS, phase: 'scanning' as const, found: 1_204 };
      const folder = folderOf(1, PICTURES, {
        state: 'scanning',
        photos: { done: 0, pending: 900, failed: 0, skipped: 0 },
      });
      engine.library.status = { ...engine.library.status, folders: [folder], progress };
    },
    reach: async (page) => {
      await expect(page.getByRole('button', { name: 'Looking for photos. Show activity' })).toBeVisible();
    },
  },
  {
    name: 'progress',
    prepare: (engine) => {
      filled(engine);
      engine.library.status = {
        ...engine.library.status,
        photos: { done: 23, pending: 1_181, failed: 1, skipped: 0, warnings: 0 },
        progress: EMBEDDING,
      };
    },
    reach: async (page) => {
      await search(page, 'sunset over hills');
      await expect(page.getByRole('button', { name: /^Indexing photos, 26% done/ })).toBeVisible();
    },
  },
  {
    name: 'hits',
    prepare: filled,
    reach: async (page) => {
      await search(page, 'a dog at a window or a cat');
      await expect(page.getByRole('heading', { name: 'Less likely matches' })).toBeVisible();
    },
  },
  {
    name: 'no-match',
    prepare: filled,
    reach: async (page) => {
      await search(page, 'zebra');
      await expect(page.getByRole('heading', { name: 'No clear match' })).toBeVisible();
    },
  },
  {
    name: 'loading',
    prepare: (engine) => {
      filled(engine);
      engine.library.searchGate = new Promise(() => undefined);
    },
    reach: async (page) => {
      await page.getByLabel('Search your photos').fill('sunset');
      await expect(page.getByText('Searching…')).toBeAttached();
    },
  },
  {
    name: 'search-failed',
    prepare: (engine) => {
      filled(engine);
      engine.library.searchFailure = new SightlineError(
        'unavailable',
        'The search is starting again after a crash.',
      );
    },
    reach: async (page) => {
      await page.getByLabel('Search your photos').fill('sunset');
      await expect(page.getByRole('heading', { name: 'Search failed' })).toBeVisible();
    },
  },
  {
    name: 'stopped',
    prepare: (engine) => {
      filled(engine);
      engine.library.status = {
        ...engine.library.status,
        progress: {
          ...IDLE_PROGRESS,
          finished: 320,
          total: 1_204,
          stopped: 'expected room for the library, but the disk is full (0 bytes left)',
        },
      };
    },
    reach: async (page) => {
      await expect(page.getByRole('heading', { name: 'Indexing stopped' })).toBeVisible();
    },
  },
  {
    name: 'photo',
    prepare: filled,
    reach: async (page) => {
      await search(page, 'dogs at a window');
      await page.locator('[data-photo]').first().click();
      await showInfo(page);
      await expect(page.getByRole('dialog').getByText('FUJIFILM X-T4')).toBeVisible();
    },
  },
  {
    name: 'similar',
    prepare: filled,
    reach: async (page) => {
      await search(page, 'dogs at a window');
      await page.locator('[data-photo]').first().click();
      await showInfo(page);
      await page.getByRole('button', { name: 'Find similar' }).click();
      await expect(page.getByRole('heading', { name: /^Photos like/ })).toBeVisible();
    },
  },
  ...VIEWER_STATES,
  ...TAGGING_STATES,
];

/** On narrow windows the sidebar is a drawer behind a button. */
export async function showLibrary(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Open sidebar' });
  if (await button.isVisible()) await button.click();
}
