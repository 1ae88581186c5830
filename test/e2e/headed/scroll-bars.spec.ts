/** The page in a window: headless browsers hide scroll bars, so only here can one too many be seen. */
import type { Page } from '@playwright/test';
import { expect } from '../../page/fake-host.ts';
import { filled } from '../../page/states.ts';
import { goTo } from '../../page/states-shell.ts';
import { test } from './headed-browser.ts';

/** Only parts of the page scroll: a bar of the document's own would stand beside them. */
async function expectNoBarOfItsOwn(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screenshots/headed-${name}.png` });
  const width = await page.evaluate(() => ({
    ofDocument: document.documentElement.clientWidth,
    ofWindow: window.innerWidth,
  }));
  expect(width.ofDocument, name).toBe(width.ofWindow);
}

test('No screen has a scroll bar of the whole page', async ({ page, host }) => {
  filled(host.engine);
  host.engine.library.listed = 400;
  await page.goto(host.server.url);
  await expect(page.locator('[data-photo]').first()).toBeVisible();
  // Bars take room in this browser, or the rest proves nothing.
  const room = await page.getByRole('navigation', { name: 'Library' }).evaluate(() => {
    const scroller = document.createElement('div');
    scroller.style.cssText = 'position: absolute; width: 100px; height: 100px; overflow-y: scroll';
    document.body.append(scroller);
    const taken = scroller.offsetWidth - scroller.clientWidth;
    scroller.remove();
    return taken;
  });
  expect(room).toBeGreaterThan(0);
  await expectNoBarOfItsOwn(page, 'library');
  for (const screen of ['Tagging', 'Activity', 'Settings'] as const) {
    await goTo(page, screen);
    await expectNoBarOfItsOwn(page, screen.toLowerCase());
  }
  await page.getByLabel('Search your photos').fill('cat');
  await expect(page.getByRole('heading', { level: 1, name: 'cat' })).toBeVisible();
  await expectNoBarOfItsOwn(page, 'results');
  await page.locator('[data-photo]').first().click();
  await expect(page.getByTestId('viewer')).toBeVisible();
  await expectNoBarOfItsOwn(page, 'viewer');
});
