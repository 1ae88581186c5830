/** Comparing models with the keyboard alone: choosing, starting, following, stopping, the figures, saving them. */
import type { Page } from '@playwright/test';
import { SightlineError } from '../../shared/errors.ts';
import { expect, test } from '../page/fake-host.ts';
import { compared, comparing, withModels } from '../page/states-comparison.ts';
import { goTo } from '../page/states-shell.ts';
import { aComparedModel, aFailedModel } from '../support/compared-model.ts';
import { savedFile } from './support/saved-file.ts';

const CAPTIONS = 'file,caption\ntabby-cat.jpg,a striped face\n';
const CALLED = (method: string, calls: readonly { method: string; input: unknown }[]) =>
  calls.filter((call) => call.method === method).map(({ input }) => input);

async function tabTo(page: Page, role: 'button' | 'checkbox' | 'combobox' | 'textbox', name: string) {
  const wanted = comparing(page).getByRole(role, { name, exact: true });
  for (let press = 0; press < 20; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`expected Tab to reach ${name}, but it did not in 20 presses`);
}

async function openSettings(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await goTo(page, 'Settings');
  await comparing(page).getByRole('checkbox', { name: 'Starter', exact: true }).focus();
}

test('Models are compared on searches, and stopped, with the keyboard alone', async ({ page, host }) => {
  withModels(host.engine);
  await openSettings(page, host.server.url);
  const part = comparing(page);
  await expect(part.getByRole('checkbox', { name: 'Starter', exact: true })).toBeChecked();
  const start = part.getByRole('button', { name: 'Compare', exact: true });
  await expect(start).toHaveAccessibleDescription('Choose a model, and a search, captions or labels.');
  await tabTo(page, 'checkbox', 'starter-256');
  await page.keyboard.press('Space');
  await tabTo(page, 'textbox', 'Searches');
  await page.keyboard.type('something warm\n\n a place to walk ');
  await tabTo(page, 'button', 'Compare');
  await page.keyboard.press('Enter');
  await expect(part.getByText('Starter (model 1 of 2)')).toBeVisible();
  await expect(start).toBeFocused();
  expect(CALLED('compare', host.engine.library.calls)).toEqual([
    {
      ...{ models: ['starter', 'starter-256'], folderId: 1, labels: false },
      queries: ['something warm', 'a place to walk'],
    },
  ]);
  await page.keyboard.press('Enter');
  host.engine.comparison.goOn({ finished: 9 });
  await expect(part.getByRole('progressbar')).toHaveAccessibleName('Starter (model 1 of 2): 9 of 23 photos');
  const answers = [{ query: 'something warm', photoIds: [3, 1] }];
  host.engine.comparison.goOn({
    ...{ current: 'starter-256', finished: 0 },
    results: [aComparedModel({ captions: null, answers })],
  });
  await expect(part.getByText('starter-256 (model 2 of 2)')).toBeVisible();
  await tabTo(page, 'button', 'Stop');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('spoken')).toHaveText('Comparison stopped');
  await expect(start).toBeFocused();
  expect(CALLED('compare', host.engine.library.calls)).toHaveLength(1);
  const side = part.getByRole('region', { name: '“something warm”' });
  await expect(
    side.getByRole('list', { name: 'What Starter found for “something warm”' }).getByRole('img'),
  ).toHaveCount(2);
});

test('Models are compared on captions and labels, and their figures saved for a spreadsheet', async ({
  page,
  host,
}) => {
  withModels(host.engine);
  await openSettings(page, host.server.url);
  const part = comparing(page);
  await tabTo(page, 'button', 'Captions');
  await part
    .getByLabel('Captions', { exact: true })
    .setInputFiles({ name: 'captions.csv', mimeType: 'text/csv', buffer: Buffer.from(CAPTIONS) });
  await tabTo(page, 'button', 'Remove the captions');
  await tabTo(page, 'checkbox', 'Labels from subfolders');
  await page.keyboard.press('Space');
  await tabTo(page, 'button', 'Compare');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => CALLED('compare', host.engine.library.calls))
    .toEqual([{ models: ['starter'], folderId: 1, labels: true, captions: CAPTIONS, queries: [] }]);
  const reason = 'expected the folder /media/ada/Disk/clip, found none';
  host.engine.comparison.goOn({
    ...{ state: 'done', current: null },
    results: [
      aComparedModel(),
      aFailedModel('unplugged', reason),
      aComparedModel({
        name: 'starter-256',
        captions: { count: 69, recallAt1: 0.5217, recallAt5: 0.9275, recallAt10: 1, medianRank: 2 },
      }),
    ],
  });
  await expect(page.getByTestId('spoken')).toHaveText('Comparison finished');
  const table = part.getByRole('table');
  await expect(table.getByRole('columnheader')).toHaveText([/1\s+Starter/, /2\s+starter-256/]);
  const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
  await expect(row('Right photo first')).toHaveText([/56%\s+★ best/, /52%\s*$/]);
  await expect(row('Among the first 10')).toHaveText([/100%\s*$/, /100%\s*$/]);
  await expect(part.getByRole('note')).toHaveText(`No figures for unplugged. ${reason}`);
  await expect(part.getByRole('figure').getByRole('listitem')).toHaveText([
    /1\s+Starter: quality 56%, 79 photos per second/,
    /2\s+starter-256: quality 52%, 79 photos per second/,
  ]);
  await tabTo(page, 'button', 'Save as CSV');
  const file = await savedFile(page, 'models.csv', () => page.keyboard.press('Enter'));
  expect(file.text.split('\r\n')).toHaveLength(5);
  expect(file.text).toContain(`unplugged,,,,,,,,,,,,"${reason}"`);
});

test('Captions that can’t be compared by are refused with the reason, and can be removed', async ({
  page,
  host,
}) => {
  withModels(host.engine);
  await openSettings(page, host.server.url);
  const part = comparing(page);
  await part
    .getByLabel('Captions', { exact: true })
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  host.engine.comparison.failure = new SightlineError(
    'invalid-input',
    'expected the columns file and caption in the first line, received: a, b',
  );
  await part.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText(/expected the columns file and caption/i).first()).toBeVisible();
  await tabTo(page, 'button', 'Compare');
  await part.getByRole('button', { name: 'Remove the captions' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByLabel('Captions', { exact: true })).toBeFocused();
  await expect(part.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('The figures of the latest comparison are there again after the page is opened anew', async ({
  page,
  host,
}) => {
  compared(host.engine);
  await openSettings(page, host.server.url);
  await expect(comparing(page).getByRole('table').getByRole('columnheader')).toHaveCount(3);
  await page.reload();
  await expect(comparing(page).getByRole('table').getByRole('columnheader')).toHaveCount(3);
  await expect(comparing(page).getByText('2 captions have files that are not in the folder.')).toBeVisible();
});
