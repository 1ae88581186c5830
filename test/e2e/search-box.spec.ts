/** What a question is made of in the box: words, chips with sign and weight, images; suggestions; what is brought there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { expect, test } from '../page/fake-host.ts';
import type { FakeHost } from '../page/fake-host.ts';
import { filled } from '../page/states.ts';

const box = (page: Page) => page.getByLabel('Search your photos');
const chips = (page: Page) => page.getByRole('toolbar', { name: 'Parts of the search' });

async function open(page: Page, host: FakeHost, hash = ''): Promise<void> {
  filled(host.engine);
  await page.goto(`${host.server.url}${hash}`);
  await expect(
    page
      .getByRole('grid')
      .or(page.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible();
}

/** The terms of the last search, as `weight subject`. */
function lastTerms({ engine }: FakeHost): string[] {
  return (engine.library.queries.at(-1)?.terms ?? []).map((term) => {
    const subject = term.kind === 'text' ? term.text : term.kind === 'photo' ? term.photoId : term.imageId;
    return `${term.weight} ${subject}`;
  });
}

test('Typing searches; a minus and a weight are read as they are typed, and Enter makes chips of them', async ({
  page,
  host,
}) => {
  await open(page, host);
  await box(page).pressSequentially('dog at a window');
  await expect(page.getByRole('heading', { level: 1, name: '“dog at a window”' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await box(page).pressSequentially(' -people +2×sunset');
  await expect.poll(() => lastTerms(host)).toEqual(['1 dog at a window', '-1 people', '2 sunset']);
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('');
  await expect(chips(page).getByRole('button', { name: /^Change/ })).toHaveText([
    'dog at a window',
    'people',
    '2× sunset',
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '“dog at a window”, not “people”, 2 × “sunset”',
  );
  await page.reload();
  await expect(chips(page).getByRole('button', { name: /^Change/ })).toHaveCount(3);
});

test('Chips are changed, edited and removed with the keyboard alone', async ({ page, host }) => {
  await open(page, host);
  await box(page).fill('dog +cat +sunset');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Change “sunset”' })).toBeFocused();
  await page.keyboard.press('-');
  await expect(page.getByRole('button', { name: 'Change not “sunset”' })).toBeFocused();
  await expect.poll(() => lastTerms(host)).toEqual(['1 dog', '1 cat', '-1 sunset']);
  await page.keyboard.press('+');

  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name: 'Include this' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: /double/ }).press('Enter');
  await expect(page.getByRole('button', { name: 'Change 2 × “sunset”' })).toBeFocused();
  await expect.poll(() => lastTerms(host)).toEqual(['1 dog', '1 cat', '2 sunset']);

  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: 'Exclude “dog”' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Exclude “dog”' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Change “cat”' })).toBeFocused();

  await page.keyboard.press('End');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(box(page)).toHaveValue('2×sunset');
  await expect(box(page)).toBeFocused();
  await expect(chips(page).getByRole('button', { name: /^Change/ })).toHaveCount(1);
  // What is in the box is no chip yet: Backspace takes its characters.
  await page.keyboard.press('Backspace');
  await expect(box(page)).toHaveValue('2×sunse');
});

test('Words in a language that the model does not know get a hint, until the reader has heard enough', async ({
  page,
  host,
}) => {
  await open(page, host);
  const hint = page.getByRole('note').filter({ hasText: 'This looks like German.' });
  await box(page).fill('dogs in the snow');
  await expect(page.locator('[data-photo]').first()).toBeVisible();
  await expect(hint).toHaveCount(0);
  await box(page).fill('Hunde im Schnee');
  await expect(hint).toContainText('English');
  await hint.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(hint).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
  await box(page).fill('Katze auf dem Sofa');
  await expect(page.getByRole('heading', { name: 'Katze auf dem Sofa' })).toBeVisible();
  await expect(hint).toHaveCount(0);
});

test('Chips are made and changed with the mouse', async ({ page, host }) => {
  await open(page, host);
  await box(page).fill('dog');
  await page.getByRole('button', { name: 'Exclude something' }).click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('people');
  await expect.poll(() => lastTerms(host)).toEqual(['1 dog', '-1 people']);
  await page.getByRole('button', { name: 'Add another part' }).click();
  await page.getByRole('button', { name: 'Exclude “people”' }).click();
  await expect.poll(() => lastTerms(host)).toEqual(['1 dog', '1 people']);
  await page.getByRole('button', { name: 'Change “people”' }).click();
  await page.getByRole('menuitem', { name: 'Edit words' }).click();
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('people');
  await page.getByRole('button', { name: 'Remove “dog” from the search' }).click();
  await expect(chips(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(box(page)).toHaveValue('');
});

test('A search of nothing but minus says what is missing', async ({ page, host }) => {
  await open(page, host);
  await box(page).fill('-people');
  await expect(page.getByText('Add something to look for.')).toBeVisible();
});

test('An image and words are one question', async ({ page, host }) => {
  await open(page, host, '#term=1%3Aphoto%3A2&q=in+snow');
  await expect.poll(() => lastTerms(host)).toEqual(['1 2', '1 in snow']);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^“in snow” like .+\.jpg$/);
  await page.getByTestId('query-file').setInputFiles(path.join(samplesDir, 'tabby-cat.jpg'));
  await expect.poll(() => lastTerms(host)).toEqual(['1 2', '1 image-1', '1 in snow']);
  await expect(page.getByRole('button', { name: 'Change tabby-cat.jpg' }).locator('img')).toBeVisible();
  await page.getByRole('button', { name: 'Remove tabby-cat.jpg from the search' }).click();
  await expect.poll(() => lastTerms(host)).toEqual(['1 2', '1 in snow']);
  await page.goBack();
  await expect.poll(() => lastTerms(host)).toEqual(['1 2', '1 image-1', '1 in snow']);
});

test.describe('suggestions', () => {
  const options = (page: Page) => page.getByRole('listbox').getByRole('option');

  test('Suggestions come from earlier searches and the library, chosen by arrow keys', async ({
    page,
    host,
  }) => {
    await open(page, host);
    await box(page).fill('beach at night');
    await page.keyboard.press('Enter');
    await expect.poll(() => host.engine.searches.history).toEqual(['beach at night']);
    await page.getByRole('button', { name: 'Clear search' }).click();
    await box(page).pressSequentially('bea');
    await expect(options(page)).toHaveText([/beach at night.*Recent search/, /Beach.*Tag/]);
    await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
    const active = await box(page).getAttribute('aria-activedescendant');
    await expect(options(page).first()).toHaveAttribute('id', active ?? '');
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue('beach at night');
    await expect(options(page)).toHaveCount(0);

    await box(page).fill('bea');
    await expect(options(page)).toHaveCount(2);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(box(page)).toHaveValue('');
    await expect(page.getByRole('button', { name: /^Tag: / })).toBeVisible();
  });

  test('Suggestions are forgotten one by one or all, and Escape closes them first', async ({
    page,
    host,
  }) => {
    host.engine.searches.history = ['one', 'two', 'three'];
    await open(page, host);
    await box(page).click();
    await expect(options(page)).toHaveCount(5);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Delete');
    await expect(options(page)).toHaveCount(4);
    await expect.poll(() => host.engine.searches.history).toEqual(['two', 'three']);
    await page.getByRole('button', { name: 'Clear search history' }).click();
    await expect.poll(() => host.engine.searches.history).toEqual([]);
    await expect(options(page)).toHaveText([/Beach/, /FUJIFILM/]);
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('dog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(box(page)).toHaveValue('');
  });
});

test.describe('brought to the page', () => {
  /** Runs in the page: drops or pastes files as a person would. */
  const bring = (
    page: Page,
    files: { name: string; type: string; size?: number; copies?: number }[],
    kind = 'drop',
  ) =>
    page.evaluate(
      ([list, how]) => {
        const data = new DataTransfer();
        for (const { name, type, size = 1, copies = 1 } of list) {
          for (let copy = 0; copy < copies; copy += 1)
            data.items.add(new File([new Uint8Array(size)], name, { type }));
        }
        const event =
          how === 'drop'
            ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
            : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      },
      [files, kind] as const,
    );
  const uploads = ({ engine }: FakeHost) => engine.library.uploads;

  test('A drop of 10,000 files is refused in words, and none is sent', async ({ page, host }) => {
    await open(page, host);
    await bring(page, [{ name: 'a.jpg', type: 'image/jpeg', copies: 10_000 }]);
    await expect(page.getByText(/Search with one image at a time, not 10,000 files/)).toBeVisible();
    expect(uploads(host)).toBe(0);
  });

  test('A file that is no image, an empty one and one too large are refused', async ({ page, host }) => {
    await open(page, host);
    await bring(page, [{ name: 'notes.txt', type: 'text/plain' }]);
    await expect(page.getByText('“notes.txt” is not an image that Sightline can search with.')).toBeVisible();
    await bring(page, [{ name: 'empty.jpg', type: 'image/jpeg', size: 0 }], 'paste');
    await expect(page.getByText(/“empty.jpg” is an empty file/)).toBeVisible();
    await bring(page, [{ name: 'huge.jpg', type: 'image/jpeg', size: 65 * 1024 * 1024 }]);
    await expect(page.getByText(/Use an image of at most/)).toBeVisible();
    expect(uploads(host)).toBe(0);
  });

  test(
    'A folder is refused with what to do instead',
    {
      tag: '@browser',
      annotation: {
        type: 'browser only',
        description: 'the desktop adds it: test/desktop-e2e/files.spec.ts',
      },
    },
    async ({ page, host }) => {
      await open(page, host);
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(['x'], 'Holidays'));
        const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        // What a browser answers for a folder that a script can't make.
        Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', {
          value: () => ({ isDirectory: true, name: 'Holidays' }),
        });
        document.body.dispatchEvent(event);
      });
      await expect(page.getByText('“Holidays” is a folder.')).toBeVisible();
    },
  );

  test('Text pasted anywhere becomes words of the search', async ({ page, host }) => {
    await open(page, host);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ' a dog\nat a window ');
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(box(page)).toHaveValue('a dog at a window');
    await expect(box(page)).toBeFocused();
    await expect.poll(() => lastTerms(host)).toEqual(['1 a dog at a window']);
  });

  test('An image pasted with its bytes is searched by', async ({ page, host }) => {
    await open(page, host);
    const base64 = readFileSync(path.join(samplesDir, 'clock.jpg'), 'base64');
    await page.evaluate((encoded) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, base64);
    await expect(page.getByRole('heading', { name: 'Photos like pasted image' })).toBeVisible();
    await expect.poll(() => lastTerms(host)).toEqual(['1 image-1']);
  });
});
