/** States of remote encoders in the settings: one that was added, and the question before another is. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { REMOTE } from './fake-remotes.ts';
import { filled, type PageState } from './states.ts';
import { goTo } from './states-shell.ts';

/** Opens the part of the settings, and returns it. */
export async function openRemotes(page: Page) {
  await goTo(page, 'Settings');
  const summary = page.getByText('Let another computer embed photos', { exact: true });
  await summary.click();
  const part = page.locator('details', { has: summary });
  await part.getByLabel('Address').scrollIntoViewIfNeeded();
  return part;
}

export const REMOTE_STATES: readonly PageState[] = [
  {
    name: 'remote-added',
    prepare(engine) {
      filled(engine);
      engine.models.remotes.list = [REMOTE];
    },
    async reach(page) {
      const part = await openRemotes(page);
      await expect(part.getByRole('article', { name: REMOTE.name })).toBeVisible();
    },
  },
  {
    name: 'remote-consent',
    prepare: filled,
    async reach(page) {
      const part = await openRemotes(page);
      await part.getByLabel('Address').fill(REMOTE.url);
      await part.getByRole('button', { name: 'Test' }).click();
      await part.getByRole('button', { name: 'Add…' }).click();
      await expect(page.getByRole('dialog')).toContainText('23 photos');
    },
  },
];
