/** Makes the window of the desktop app what the specs of test/e2e expect of a browser's page. */
import type { Page } from '@playwright/test';

/** As in playwright.config.ts. */
const VIEWPORT = { width: 1280, height: 860 };

/** @param options `bypassCSP`: as Playwright's own option, which it has for browsers only. */
export async function likeBrowserPage(page: Page, { bypassCSP }: { bypassCSP: boolean }): Promise<void> {
  await page.setViewportSize(VIEWPORT);
  const session = await page.context().newCDPSession(page);
  // As in a headless browser, where they take no room.
  await session.send('Emulation.setScrollbarsHidden', { hidden: true });
  await session.send('Page.setBypassCSP', { enabled: bypassCSP });
}
