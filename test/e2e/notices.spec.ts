/** Messages in the corner: how long they stay, and in which language. */
import { expect, test } from '../page/fake-host.ts';
import { goTo } from '../page/states-shell.ts';
import { filled } from '../page/states.ts';

test('A notice leaves by itself, but not under the pointer or with the focus in it, and a failure stays', async ({
  page,
  host,
}) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await expect(page.locator('[data-photo]').first()).toBeVisible();
  await page.clock.install();
  host.engine.emit({ type: 'notice', level: 'error', message: 'The disk is full.' });
  host.engine.emit({ type: 'notice', level: 'info', message: 'The tags were saved.' });
  const failure = page.locator('.notice', { hasText: 'The disk is full.' });
  const notice = page.locator('.notice', { hasText: 'The tags were saved.' });
  await notice.hover();
  await page.clock.fastForward(60_000);
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Dismiss' }).focus();
  await page.mouse.move(5, 5);
  await page.clock.fastForward(60_000);
  await expect(notice).toBeVisible();
  await page.getByRole('main').focus();
  await page.clock.fastForward(10_000);
  await expect(notice).toHaveCount(0);
  await expect(failure).toBeVisible();
});

test('A notice follows a change of language', async ({ page, host }) => {
  filled(host.engine);
  host.engine.library.status = { ...host.engine.library.status, writable: false };
  await page.goto(host.server.url);
  await page.locator('[data-photo]').first().focus();
  await page.keyboard.press('4');
  const notice = page.locator('.notice');
  await expect(notice).toContainText('Another Sightline has this library open for changes.');
  await goTo(page, 'Settings');
  await page.getByLabel('Language', { exact: true }).selectOption('Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(notice).toContainText('Bibliothek');
  // The desktop app runs through all tests.
  await page.getByLabel('Sprache', { exact: true }).selectOption('English');
  await expect(notice).toContainText('library');
});
