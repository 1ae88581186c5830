/** What the desktop does with files: folders come in by dialog and drop; photos go out, are shown, copied, put in the trash. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Folder, Tag, Trashed } from '../../shared/schemas.ts';
import { expect, test } from './fixtures.ts';
import { ask, callContract, indexed } from './support/contract.ts';

const NAMES = ['clock.jpg', 'tabby-cat.jpg', 'orange-dahlia.jpg'];

const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Drops files and folders of the disk on the page, as a file manager would. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  }
  await session.detach();
}

test.describe('folders', () => {
  test('Folders are chosen in a dialog of the system', async ({ desktop, launch }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const page = await launch();
    await desktop.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = (...args: unknown[]) => {
        Object.assign(globalThis, { asked: args.at(-1) });
        return Promise.resolve({ canceled: false, filePaths: [chosen] });
      };
    }, folder);
    const { added } = await ask<{ added: Folder[] }>(page, 'folders.choose');
    expect(added.map(({ path: shown }) => shown)).toEqual([folder]);
    const options = await desktop.app.evaluate(() => (globalThis as unknown as { asked: object }).asked);
    expect(options).toMatchObject({ properties: ['openDirectory', 'multiSelections'] });
    await indexed(page, NAMES.length);
    // The page has no other way in: nothing can be browsed on the desktop.
    expect((await callContract(page, 'directories.list')).status).toBe(415);
    expect((await callContract(page, 'folders.add', { directoryId: 'x' })).status).toBe(404);
  });

  test('Folders join the library when they are dropped; one inside of it is already there', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    mkdirSync(path.join(folder, 'inner'));
    desktop.give(folder);
    const page = await launch();
    await indexed(page, 0);
    await drop(page, [folder]);
    await indexed(page, NAMES.length);
    await drop(page, [path.join(folder, 'inner')]);
    await expect(page.getByText('“inner” is already in the library, as part of “Garden”.')).toBeVisible();
    expect((await ask<Folder[]>(page, 'folders.list')).length).toBe(1);
  });

  test('Folders in a drop of ten thousand files are found among the first, and a notice says so', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const many = path.join(desktop.photos, 'many');
    mkdirSync(many);
    const files = Array.from({ length: 9_999 }, (_, index) => path.join(many, `${index}.txt`));
    for (const file of files) writeFileSync(file, '');
    desktop.give(many);
    const page = await launch();
    await indexed(page, 0);
    await drop(page, [folder, ...files]);
    await expect(page.getByText(/Only the first 100 of the 10,000 dropped files/)).toBeVisible();
    await indexed(page, NAMES.length);
  });
});

test.describe('a dropped file', () => {
  test('A dropped file that is an image is searched by', async ({ desktop, launch }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const page = await launch({ folders: [folder] });
    await indexed(page, NAMES.length);
    await drop(page, [path.join(folder, 'tabby-cat.jpg')]);
    await expect(page.getByRole('heading', { name: /tabby-cat\.jpg/ })).toBeVisible();
    await expect(page.locator('[data-photo] img').first()).toHaveAttribute('alt', 'tabby-cat.jpg');
  });

  test('A dropped file that is no image is refused with the reason', async ({ desktop, launch }) => {
    const text = path.join(desktop.photos, 'letter.txt');
    writeFileSync(text, 'Dear Ada');
    desktop.give(text);
    const page = await launch({ folders: [desktop.addPhotos('Garden', { names: NAMES })] });
    await indexed(page, NAMES.length);
    await drop(page, [text]);
    await expect(
      page.getByText('“letter.txt” is not an image that Sightline can search with.'),
    ).toBeVisible();
  });
});

test.describe('photos', () => {
  test('Photos are dragged out as the right files, with a picture', async ({ desktop, launch }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const page = await launch({ folders: [folder] });
    await indexed(page, NAMES.length);
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      window.webContents.startDrag = ({ file, files, icon }) => {
        const size = typeof icon === 'string' ? null : icon.getSize();
        Object.assign(globalThis, { dragged: { file, files, size } });
      };
    });
    const dragged = (): Promise<unknown> =>
      desktop.app.evaluate(() => (globalThis as unknown as { dragged: unknown }).dragged);
    await ask(page, 'files.drag', { ids: [1] });
    const first = (await dragged()) as { file: string; files: string[]; size: { width: number } };
    expect(path.dirname(first.file)).toBe(folder);
    expect(first.files).toEqual([first.file]);
    expect(first.size.width).toBeGreaterThan(0);
    await ask(page, 'files.drag', { ids: [1, 2, 3] });
    const all = (await dragged()) as { files: string[] };
    expect(all.files.map((file) => path.basename(file)).sort()).toEqual([...NAMES].sort());
  });

  test('Photos are shown in the file manager and opened, by the path that belongs to the id', async ({
    desktop,
    launch,
  }) => {
    const folder = desktop.addPhotos('Garden', { names: ['clock.jpg'] });
    const page = await launch({ folders: [folder] });
    await indexed(page, 1);
    await desktop.app.evaluate(({ shell }) => {
      const done: string[] = [];
      Object.assign(globalThis, { done });
      shell.showItemInFolder = (file) => void done.push(`show ${file}`);
      shell.openPath = (file) => {
        done.push(`open ${file}`);
        return Promise.resolve(done.length > 2 ? 'no program for it' : '');
      };
    });
    await ask(page, 'files.reveal', { id: 1 });
    await ask(page, 'files.open', { id: 1 });
    const file = path.join(folder, 'clock.jpg');
    const done = await desktop.app.evaluate(() => (globalThis as unknown as { done: string[] }).done);
    expect(done).toEqual([`show ${file}`, `open ${file}`]);
    expect((await callContract(page, 'files.open', { id: 1 })).output).toMatchObject({
      message: 'no program could open it: no program for it',
    });
  });

  test('Photos are copied: the picture as it is shown, and the paths', async ({ desktop, launch }) => {
    const folder = desktop.addPhotos('Garden', { names: ['clock.jpg'] });
    const page = await launch({ folders: [folder] });
    await indexed(page, 1);
    await ask(page, 'files.copyImage', { id: 1 });
    const size = await desktop.app.evaluate(({ clipboard }) =>
      (clipboard as unknown as { readImage(): Electron.NativeImage }).readImage().getSize(),
    );
    const photo = await ask<{ width: number; height: number }>(page, 'photos.get', { id: 1 });
    expect(size).toEqual({ width: photo.width, height: photo.height });
    await ask(page, 'files.copyPath', { ids: [1] });
    expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
      path.join(folder, 'clock.jpg'),
    );
  });

  test('Photos go to the trash and come back unchanged; the library follows', async ({ desktop, launch }) => {
    test.skip(process.platform !== 'linux', 'elsewhere the system does not say where a file went');
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const page = await launch({ folders: [folder] });
    await indexed(page, NAMES.length);
    const before = new Map(NAMES.map((name) => [name, sumOf(path.join(folder, name))]));
    await ask(page, 'photos.mark', { selection: { ids: [1] }, favourite: true, rating: 4 });
    await ask(page, 'tags.assign', { selection: { ids: [1, 3] }, names: ['garden'] });
    const { trashed, failed, undo } = await ask<Trashed>(page, 'files.trash', { ids: [1, 2] });
    expect({ trashed, failed }).toEqual({ trashed: [1, 2], failed: [] });
    expect(readdirSync(folder)).toHaveLength(1);
    await indexed(page, 1);
    const outcome = await ask<object>(page, 'files.restore', { token: undo });
    expect(outcome).toEqual({ restored: 2, failed: [] });
    for (const [name, sum] of before) expect(sumOf(path.join(folder, name))).toBe(sum);
    await indexed(page, NAMES.length);
    // What was kept of them came back as well.
    const { count } = await ask<{ count: number }>(page, 'photos.index', {
      filter: { favourite: true, ratingFrom: 4 },
      sort: 'added',
    });
    expect(count).toBe(1);
    expect(await ask<Tag[]>(page, 'tags.list')).toMatchObject([{ name: 'garden', photos: 2 }]);
    // Once only.
    expect((await callContract(page, 'files.restore', { token: undo })).status).toBe(404);
  });

  test('Photos that are gone from the disk are reported as gone', async ({ desktop, launch }) => {
    const folder = desktop.addPhotos('Garden', { names: NAMES });
    const page = await launch({ folders: [folder] });
    await indexed(page, NAMES.length);
    renameSync(folder, `${folder} elsewhere`);
    for (const procedure of ['files.reveal', 'files.open', 'files.copyImage']) {
      expect((await callContract(page, procedure, { id: 2 })).status, procedure).toBe(404);
    }
    const { trashed, failed } = await ask<Trashed>(page, 'files.trash', { ids: [2] });
    expect({ trashed, failed: failed.map(({ id }) => id) }).toEqual({ trashed: [], failed: [2] });
    expect(readdirSync(`${folder} elsewhere`).sort()).toEqual([...NAMES].sort());
  });
});

test.describe('what the page saves', () => {
  const save = (page: Page): Promise<void> =>
    page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['path,tag']));
      link.download = 'sightline-tags.csv';
      link.click();
    });

  test('A file that the page saves lies among the downloads without a question, beside what is there', async ({
    desktop,
    launch,
  }) => {
    const page = await launch();
    const downloads = await desktop.app.evaluate(({ app }) => app.getPath('downloads'));
    const saved = (): string[] => readdirSync(downloads).filter((name) => name.endsWith('.csv'));
    await save(page);
    await expect.poll(saved).toEqual(['sightline-tags.csv']);
    await save(page);
    await expect.poll(saved).toEqual(['sightline-tags (1).csv', 'sightline-tags.csv']);
    expect(readFileSync(path.join(downloads, 'sightline-tags (1).csv'), 'utf8')).toBe('path,tag');
  });

  test('A file that the page saves is reported as lost when there is no room for it', async ({
    desktop,
    launch,
  }) => {
    const file = path.join(desktop.folder, 'not-a-folder');
    writeFileSync(file, '');
    const page = await launch();
    await desktop.app.evaluate(({ app }, taken) => app.setPath('downloads', taken), path.join(file, 'x'));
    await save(page);
    await expect(page.getByText(/“sightline-tags.csv” could not be saved to/)).toBeVisible();
  });
});
