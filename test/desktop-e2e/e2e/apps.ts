/** Which app a page of these tests belongs to. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { SavedFile } from '../../e2e/support/saved-file.ts';
import type { DesktopApp } from '../support/desktop-app.ts';

const apps = new WeakMap<Page, DesktopApp>();

export function rememberApp(page: Page, app: DesktopApp): void {
  apps.set(page, app);
}

export function appOf(page: Page): DesktopApp {
  const app = apps.get(page);
  if (!app) throw new Error('expected a page of the desktop app');
  return app;
}

/** Does what saves a file, and waits until it lies among the downloads. */
export async function savedFile(page: Page, name: string, save: () => Promise<void>): Promise<SavedFile> {
  const directory = await appOf(page).app.evaluate(({ app }) => app.getPath('downloads'));
  const file = path.join(directory, name);
  await save();
  await expect.poll(() => existsSync(file)).toBe(true);
  return { name, text: readFileSync(file, 'utf8') };
}
