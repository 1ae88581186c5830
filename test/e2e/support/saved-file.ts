/** Files that the page gives to its user: a browser says that they come, the desktop app puts them among the downloads. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { onDesktop } from './on-desktop.ts';

export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Does what saves a file, and waits for it.
 * @param name what it is expected to be called
 */
export async function savedFile(page: Page, name: string, save: () => Promise<void>): Promise<SavedFile> {
  if (onDesktop) return (await import('../../desktop-e2e/e2e/apps.ts')).savedFile(page, name, save);
  const [download] = await Promise.all([page.waitForEvent('download'), save()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
