/** Models in the settings: from a recommendation to its use and back, failures, removal, and the way there. */
import { expect, test } from '../page/fake-host.ts';
import { CLIP, SIGLIP } from '../page/fake-models.ts';
import { withClip } from '../page/states-models.ts';
import { goTo } from '../page/states-shell.ts';
import { filled } from '../page/states.ts';

const BROWSER = {
  tag: '@browser',
  annotation: {
    type: 'browser only',
    description: 'the fake host of the desktop lists models and changes none',
  },
} as const;

test(
  'A recommended model is downloaded by keyboard, used, and given up for the former',
  BROWSER,
  async ({ page, host }) => {
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
    expect(host.engine.library.calls.map(({ method }) => method)).toEqual([
      'models.pull',
      'models.use',
      'models.use',
    ]);
  },
);

test('A download that failed says why, and goes on from a mirror', BROWSER, async ({ page, host }) => {
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
  expect(host.desktop.settings.state().settings.hubMirror).toBe('https://mirror.example');
});

test(
  'A model and its vectors are removed after asking, and a model of no hub is not asked for',
  BROWSER,
  async ({ page, host }) => {
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
  },
);

test('A search in another language leads to a model that understands it', BROWSER, async ({ page, host }) => {
  filled(host.engine);
  await page.goto(host.server.url);
  await page.getByLabel('Search your photos').fill('ein Hund am Strand');
  await page.getByRole('button', { name: 'Find a model that understands it' }).click();
  await expect(page.getByRole('heading', { name: 'Get a better one' })).toBeFocused();
  await expect(page.getByRole('article').first()).toContainText('36 languages including German');
});
