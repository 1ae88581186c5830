/** Adding a remote encoder on the settings page: what it says before anything leaves this computer, on, off, forgotten. */
import { expect, test } from '../page/fake-host.ts';
import { REMOTE } from '../page/fake-remotes.ts';
import { filled } from '../page/states.ts';
import { openRemotes } from '../page/states-remote.ts';

const CONSENT = { photos: 23, bytes: 23 * 100_352 };

test('A remote encoder is added only after the page has said what would be sent, and to whom', async ({
  page,
  host,
}) => {
  filled(host.engine);
  const { remotes } = host.engine.models;
  await page.goto(host.server.url);
  const part = await openRemotes(page);
  await part.getByLabel('Address').fill(REMOTE.url);
  await part.getByLabel('Key').fill('hf_0123');
  await part.getByRole('button', { name: 'Test' }).click();
  await expect(part.getByText('clip.example.com serves clip-vit-base-patch32 at 3d74acf9')).toBeVisible();
  await part.getByRole('button', { name: 'Add…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send photos to clip.example.com?' });
  await expect(dialog).toContainText(
    '23 photos, about 2.3 MB, would leave this computer for clip.example.com',
  );
  await expect(dialog).toContainText('224 × 224 pixels');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(remotes.calls.map(({ method }) => method)).toEqual(['test']);

  await part.getByRole('button', { name: 'Add…' }).click();
  await dialog.getByRole('button', { name: 'Agree and add' }).click();
  const added = part.getByRole('article', { name: 'remote:clip-example-com' });
  await expect(added).toContainText('key in a file that only you can read');
  expect(remotes.calls.at(-1)).toEqual({
    method: 'add',
    input: { name: 'clip-example-com', url: REMOTE.url, key: 'hf_0123', consent: CONSENT },
  });
  await expect(part.getByLabel('Key')).toHaveValue('');
  await expect(page.locator('body')).not.toContainText('hf_0123');

  await added.getByRole('button', { name: 'Forget' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
  await expect(added).toBeHidden();
});

test('A remote encoder that was tested must be tested again once its address is another', async ({
  page,
  host,
}) => {
  filled(host.engine);
  await page.goto(host.server.url);
  const part = await openRemotes(page);
  await part.getByLabel('Address').fill(REMOTE.url);
  await part.getByRole('button', { name: 'Test' }).click();
  await expect(part.getByRole('button', { name: 'Add…' })).toBeVisible();
  await part.getByLabel('Address').fill('https://other.example.com');
  await expect(part.getByRole('button', { name: 'Add…' })).toBeHidden();
});

test('While a remote encoder answers, the page says where photos and searches go', async ({ page, host }) => {
  filled(host.engine);
  const { status } = host.engine.library;
  const model = {
    ...status.model,
    id: REMOTE.name,
    name: REMOTE.name,
    provider: 'remote' as const,
    host: REMOTE.host,
  };
  host.engine.library.status = { ...status, model };
  host.engine.models.remotes.list = [REMOTE];
  await page.goto(host.server.url);
  await expect(page.getByText('Photos and searches are sent to clip.example.com.')).toBeVisible();
  await expect(page.getByText('Your photos never leave this computer.')).toBeHidden();
  const part = await openRemotes(page);
  await expect(part.getByRole('button', { name: 'Use the built-in model instead' })).toBeVisible();
  await expect(part.getByRole('button', { name: 'Forget' })).toBeHidden();
});
