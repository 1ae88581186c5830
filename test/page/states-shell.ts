/** States of the frame of the page: sidebar, folders, activity, settings. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { SightlineError } from '../../shared/errors.ts';
import { DESKTOP } from './fake-desktop.ts';
import type { FakeEngine } from './fake-engine.ts';
import { anIndexRun, aRefreshRun, aTaggingRun } from './fake-shell.ts';
import { EMBEDDING, filled, PICTURES, showLibrary, troubled } from './states.ts';
import type { PageState } from './states.ts';

/** Goes to another screen through the sidebar. */
export async function goTo(page: Page, screen: 'Tagging' | 'Activity' | 'Settings'): Promise<void> {
  await showLibrary(page);
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: screen }).click();
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
}

export function busy(engine: FakeEngine): void {
  troubled(engine);
  engine.library.status = {
    ...engine.library.status,
    progress: EMBEDDING,
  };
  const ended = { state: 'done' as const, rate: null, secondsLeft: null, canPause: false, canCancel: false };
  const hour = 3_600_000;
  const day = Date.UTC(2026, 8, 1);
  engine.library.runs = [
    aTaggingRun({ id: 4 }),
    aTaggingRun({ id: 5, name: 'cat, dog', state: 'paused', done: 2_000, canPause: false }),
    aRefreshRun({ id: 6 }),
    anIndexRun({
      id: 3,
      ...ended,
      done: 4_180,
      failed: 2,
      endedAt: day + 10 * hour,
    }),
    aTaggingRun({
      id: 2,
      ...ended,
      state: 'failed',
      error: 'expected room for the library, but the disk is full (0 bytes left)',
      endedAt: day + 9.5 * hour,
    }),
    aTaggingRun({ id: 1, ...ended, name: 'receipt', state: 'cancelled', endedAt: day + 9.1 * hour }),
  ];
}

/** Parts that lie below the first screenful, as a desktop has them. */
const SETTINGS_PARTS = ['Performance', 'Privacy', 'Shortcuts', 'About'] as const;

function settingsState(part: (typeof SETTINGS_PARTS)[number]): PageState {
  return {
    name: `settings-${part.toLowerCase()}`,
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can({ power: true, background: true, updates: true, ...DESKTOP });
      desktop.requests = [
        {
          at: Date.UTC(2026, 8, 1, 9, 0),
          method: 'GET',
          url: 'https://updates.example.org/sightline/latest-linux.yml',
          purpose: 'update',
          outcome: 'done',
        },
        {
          at: Date.UTC(2026, 8, 1, 9, 5),
          method: 'GET',
          url: 'https://dictionaries.example.org/en-GB.bdic',
          purpose: 'unexpected',
          outcome: 'blocked',
        },
      ];
      desktop.update = { state: 'downloaded', version: '0.2.0', message: null };
    },
    reach: async (page) => {
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Check now' }).click();
      await expect(page.getByText('Version 0.2.0 is ready.')).toBeVisible();
      await page.getByRole('navigation', { name: 'Settings sections' }).getByText(part).click();
      await expect(page.getByRole('heading', { level: 2, name: part })).toBeFocused();
    },
  };
}

export const SHELL_STATES: readonly PageState[] = [
  {
    name: 'sidebar-read-only',
    prepare: (engine) => {
      filled(engine);
      engine.library.status = { ...engine.library.status, writable: false };
    },
    reach: async (page) => {
      await showLibrary(page);
      await expect(page.getByText('Another Sightline has this library open for changes')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Add folder' })).toHaveCount(0);
    },
  },
  {
    name: 'sidebar-folders',
    prepare: (engine) => {
      troubled(engine);
      const [first, second] = engine.library.status.folders;
      if (first && second)
        engine.library.status = {
          ...engine.library.status,
          folders: [first, second, { ...first, id: 3, path: '/home/ada/Downloads', state: 'scanning' }],
        };
    },
    reach: async (page) => {
      await showLibrary(page);
      await page.getByRole('treeitem', { name: /^Pictures/ }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('treeitem', { name: /^2019/ })).toBeVisible();
      await expect(page.getByText(/Unavailable\./)).toBeVisible();
    },
  },
  {
    name: 'folder-menu',
    prepare: filled,
    reach: async (page) => {
      await showLibrary(page);
      await page.getByRole('treeitem', { name: /^Pictures/ }).click({ button: 'right' });
      await expect(page.getByRole('menuitem', { name: 'Rescan' })).toBeVisible();
    },
  },
  {
    name: 'folder-remove',
    prepare: filled,
    reach: async (page) => {
      await showLibrary(page);
      await page.getByRole('treeitem', { name: /^Pictures/ }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(page.getByRole('dialog', { name: 'Remove “Pictures”?' })).toBeVisible();
    },
  },
  {
    name: 'directories',
    prepare: filled,
    reach: async (page) => {
      await showLibrary(page);
      await page.getByRole('button', { name: 'Add folder' }).first().click();
      await expect(page.getByRole('button', { name: 'Holidays' })).toBeVisible();
    },
  },
  {
    name: 'activity',
    prepare: busy,
    reach: async (page) => {
      await goTo(page, 'Activity');
      await expect(page.getByText('expected an image, received an unknown format')).toBeVisible();
      await expect(page.getByText(/1,204 of 4,203 photos/)).toBeVisible();
    },
  },
  {
    name: 'activity-idle',
    prepare: filled,
    reach: async (page) => {
      await goTo(page, 'Activity');
      await expect(page.getByText('Every file was read without problems.')).toBeVisible();
    },
  },
  {
    name: 'activity-many',
    prepare: (engine) => {
      troubled(engine);
      const failed = 100_000;
      engine.library.problems = Array.from({ length: failed }, (_, index) => ({
        id: index + 1,
        path: `${PICTURES}/scans/scan-${String(index + 1).padStart(6, '0')}.jpg`,
        state: 'failed' as const,
        reason: 'the file is truncated or damaged: expected at least half of the image, found about 12 %',
      }));
      engine.library.status = {
        ...engine.library.status,
        photos: { done: 4203, pending: 0, failed, skipped: 0, warnings: 0 },
        skippedReasons: [],
        unlistedCount: 0,
      };
    },
    reach: async (page) => {
      await goTo(page, 'Activity');
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await expect(page.getByText('101–200 of 100,000')).toBeVisible();
      expect(await page.getByRole('listitem').filter({ hasText: 'scan-' }).count()).toBe(100);
    },
  },
  {
    name: 'settings',
    prepare: troubled,
    reach: async (page) => {
      await goTo(page, 'Settings');
      await expect(page.getByText('made no network requests')).toBeVisible();
      await expect(page.getByText(/in total$/)).toBeVisible();
    },
  },
  ...SETTINGS_PARTS.map(settingsState),
  {
    name: 'settings-reset',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.keeps(
        'reset',
        'expected settings in settings.json, could not read them; using the defaults. It was kept as settings.json.unreadable.',
      );
    },
    reach: async (page) => {
      await goTo(page, 'Settings');
      await expect(page.getByText('Settings were reset')).toBeVisible();
    },
  },
  {
    name: 'settings-clear',
    prepare: filled,
    reach: async (page) => {
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Clear thumbnails…' }).click();
      await expect(page.getByRole('dialog', { name: 'Clear thumbnails?' })).toContainText('9.1 MB');
    },
  },
  {
    name: 'settings-licences',
    prepare: filled,
    reach: async (page) => {
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Third-party licences…' }).click();
      await expect(page.getByRole('dialog', { name: 'Licences' })).toContainText('MIT License');
    },
  },
  {
    name: 'fault',
    prepare: (engine, desktop) => {
      filled(engine);
      desktop.can({ log: true, ...DESKTOP });
      engine.library.searchFailure = new SightlineError('internal', 'expected 512 numbers, received 511');
    },
    reach: async (page) => {
      await page.getByLabel('Search your photos').fill('sunset');
      const card = page.getByRole('alert').filter({ hasText: 'Something went wrong in Sightline' });
      await expect(card.getByRole('button', { name: 'Show log' })).toBeVisible();
    },
  },
  {
    name: 'doctor',
    prepare: filled,
    reach: async (page) => {
      await goTo(page, 'Settings');
      await page.getByRole('button', { name: 'Check Sightline' }).click();
      await expect(page.getByRole('dialog', { name: 'Doctor' })).toContainText('1 check failed.');
    },
  },
  {
    name: 'shortcuts',
    prepare: filled,
    reach: async (page) => {
      await expect(page.getByRole('main')).toBeVisible();
      await page.getByRole('main').focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
];
