/** Models in the settings: from a recommendation to its use and back, failures, removal, and the way there. */
import { expect, test } from '../page/fake-host.ts';
import { CLIP, SIGLIP } from '../page/fake-models.ts';
import { withClip } from '../page/states-models.ts';
import { goTo } from '../page/states-shell.ts';
import { filled } from '../page/states.ts';

test('A recommended model is downloaded by keyboard, used, and given up for the former', async ({
  page,
  host,
}) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const card = page.getByRole('article', { name: 'SigLIP base' });
  await card.getByRole('button', { name: 'Download: SigLIP base' }).focus();
  await page.keyboard.press('Enter');
  await expect(card).toBeFocused();
  const arriving = { bytes: 50e6, total: 203e6, rate: 5e6, secondsLeft: 31 };
  host.engine.models.report(SIGLIP, { state: 'downloading', ...arriving });
  await expect(card).toContainText('50 MB of 203 MB · 5 MB/s, 31 secs left');
  host.engine.models.report(SIGLIP, { state: 'done' });
  await card.getByRole('button', { name: 'Use: SigLIP base' }).press('Enter');
  await expect(page.getByText('Until then Starter answers.')).toBeVisible();
  await page.getByRole('button', { name: 'Stay with Starter' }).press('Enter');
  await expect(page.getByText('Until then Starter answers.')).toBeHidden();
  // A desktop's library follows the settings too, which remember the model: it asks for the same once more.
  const asked = host.engine.library.calls.map(({ method, input }) => `${method} ${String(input)}`);
  expect([...new Set(asked)]).toEqual([
    `models.pull ${SIGLIP}`,
    'models.use Xenova--siglip-base-patch16-224',
    'models.use starter',
  ]);
});

test('The weights of a model are chosen where its folder has several', async ({ page, host }) => {
  withClip(host.engine);
  const clip = host.engine.models.install(CLIP);
  host.engine.models.list = host.engine.models.list.map((row) =>
    row.id === CLIP ? { ...row, inUse: true, variants: ['q8', 'fp16'] } : row,
  );
  const { status } = host.engine.library;
  host.engine.library.status = { ...status, model: { ...status.model, name: clip.name } };
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const weights = page.getByRole('combobox', { name: 'Weights: CLIP ViT-B/32' });
  await expect(weights).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Use: CLIP ViT-B/32' })).toHaveCount(0);
  await weights.selectOption('16 bits (fp16)');
  await page.getByRole('button', { name: 'Use: CLIP ViT-B/32' }).press('Enter');
  await expect
    .poll(() => host.engine.library.calls.map(({ method, input }) => `${method} ${String(input)}`))
    .toContain(`models.use ${clip.name}+fp16`);
});

test('A download that failed says why, and goes on from a mirror', async ({ page, host }) => {
  filled(host.engine);
  host.engine.models.report(SIGLIP, {
    state: 'failed',
    reason: 'huggingface.co cannot be reached (ENOTFOUND)',
  });
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  const card = page.getByRole('article', { name: 'SigLIP base' });
  await expect(card).toContainText('huggingface.co cannot be reached');
  const again = card.getByRole('button', { name: 'Use the mirror and try again' });
  await card.getByLabel('Mirror of huggingface.co').fill('http://mirror.example');
  await expect(again).toBeDisabled();
  await card.getByLabel('Mirror of huggingface.co').fill('https://mirror.example');
  await again.click();
  await expect(card.getByText('Asking which files there are…')).toBeVisible();
  await page.getByText('Any other model, or a mirror').click();
  const mirror = page.getByLabel('Mirror of huggingface.co');
  await expect(mirror).toHaveValue('https://mirror.example');
  await mirror.fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.reload();
  await page.getByText('Any other model, or a mirror').click();
  await expect(mirror).toHaveValue('');
});

test('A model and its vectors are removed after asking, and a model of no hub is not asked for', async ({
  page,
  host,
}) => {
  withClip(host.engine);
  await page.goto(host.server.url);
  await goTo(page, 'Settings');
  await page.getByRole('button', { name: 'Delete…: CLIP ViT-B/32' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Remove…: CLIP ViT-B/32' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Download: CLIP ViT-B/32' })).toBeVisible();
  expect(host.engine.library.calls.map(({ method }) => method)).toEqual(['spaces.remove', 'models.remove']);
  await page.getByText('Any other model, or a mirror').click();
  await page.getByLabel('Model on huggingface.co').fill('clip');
  await expect(page.getByText('Enter an owner, a slash and a name.')).toBeVisible();
  expect(host.engine.models.list.find(({ id }) => id === CLIP)?.installed).toBe(false);
});

test('A search in another language leads to a model that understands it', async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill('ein Hund am Strand');
  await page.getByRole('button', { name: 'Find a model that understands it' }).click();
  await expect(page.getByRole('heading', { name: 'Get a better one' })).toBeFocused();
  await expect(page.getByRole('article').first()).toContainText('36 languages including German');
});
