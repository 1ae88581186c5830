import { chmod, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDirectoryBrowser } from '../../electron/web/directories.ts';
import type { DirectoryBrowser } from '../../electron/host/context.ts';
import type { Directory } from '../../shared/schemas.ts';
import { runUnprivileged } from '../support/unprivileged.ts';

let folder: string;
let root: string;
let browser: DirectoryBrowser;
const noFolders = new Map<string, number>();

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sightline-directories-'));
  root = path.join(folder, 'home');
  for (const name of ['photos/2024', 'photos/2025', 'photos 10', 'photos 9', '.secret/keys', 'empty']) {
    await mkdir(path.join(root, name), { recursive: true });
  }
  await mkdir(path.join(folder, 'outside/inner'), { recursive: true });
  await writeFile(path.join(root, 'file.jpg'), '');
  browser = await createDirectoryBrowser([root]);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function rootId(): Promise<string> {
  return (await browser.list(undefined, noFolders)).directories[0]?.id ?? '';
}

async function listRoot(): Promise<Directory[]> {
  return (await browser.list(await rootId(), noFolders)).directories;
}

const names = (directories: readonly Directory[]): string[] => directories.map(({ name }) => name);

function find(directories: readonly Directory[], name: string): Directory {
  const found = directories.find((directory) => directory.name === name);
  if (!found) throw new Error(`no ${name} among ${names(directories).join(', ')}`);
  return found;
}

describe('listing', () => {
  it('Listing directories begins with the roots', async () => {
    const listing = await browser.list(undefined, noFolders);
    expect(listing).toMatchObject({ parentId: null, current: null });
    expect(listing.directories).toMatchObject([{ name: root, path: root, folderId: null }]);
  });

  it('Listing directories shows directories only, in the order of a file manager, without hidden ones', async () => {
    expect(names(await listRoot())).toEqual(['empty', 'photos', 'photos 9', 'photos 10']);
  });

  it('Listing directories leads down and up again, with the same ids', async () => {
    const photos = find(await listRoot(), 'photos');
    const listing = await browser.list(photos.id, noFolders);
    expect(listing.current).toEqual(photos);
    expect(listing.parentId).toBe(await rootId());
    expect(names(listing.directories)).toEqual(['2024', '2025']);
    expect((await browser.list(listing.parentId ?? '', noFolders)).parentId).toBeNull();
  });

  it('Listing directories says which ones are in the library', async () => {
    const folders = new Map([[path.join(root, 'photos'), 7]]);
    const listing = await browser.list(await rootId(), folders);
    expect(find(listing.directories, 'photos').folderId).toBe(7);
    expect(find(listing.directories, 'empty').folderId).toBeNull();
  });

  it('Listing directories gives out ids that say nothing of the path and differ from run to run', async () => {
    const { id } = find(await listRoot(), 'photos');
    expect(id).toMatch(/^[\w-]{22}$/);
    const other = await createDirectoryBrowser([root]);
    await expect(other.resolve(id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('Listing directories takes names that are not UTF-8', async () => {
    const name = Buffer.from('caf\xe9', 'latin1');
    await mkdir(Buffer.concat([Buffer.from(`${root}/`), name]));
    const directory = find(await listRoot(), 'caf\\xe9');
    const bytes = Buffer.from(await browser.resolve(directory.id));
    expect(bytes.subarray(-name.length)).toEqual(name);
    expect(names((await browser.list(directory.id, noFolders)).directories)).toEqual([]);
  });

  it('Listing directories may have several roots, one inside the other', async () => {
    browser = await createDirectoryBrowser([root, path.join(root, 'photos'), root]);
    const { directories } = await browser.list(undefined, noFolders);
    expect(names(directories)).toEqual([root, path.join(root, 'photos')]);
    const inner = await browser.list(directories[1]?.id, noFolders);
    expect(inner.parentId).toBe(directories[0]?.id);
  });

  it('Listing directories can begin at / and at a hidden directory that was named', async () => {
    browser = await createDirectoryBrowser(['/', path.join(root, '.secret')]);
    const [top, hidden] = (await browser.list(undefined, noFolders)).directories;
    const listing = await browser.list(top?.id, noFolders);
    expect(names(listing.directories)).toContain('usr');
    expect(listing.parentId).toBeNull();
    expect(names((await browser.list(hidden?.id, noFolders)).directories)).toEqual(['keys']);
  });

  it.each(['missing', 'file.jpg'])('Listing directories refuses %s as a root', async (name) => {
    await expect(createDirectoryBrowser([path.join(root, name)])).rejects.toMatchObject({
      kind: 'invalid-input',
      message: expect.stringContaining(name) as string,
    });
  });
});

describe('staying inside', () => {
  it.each(['', 'x', '../outside', '/etc', '%2e%2e', 'A'.repeat(64), '__proto__', 'constructor'])(
    'The directory browser refuses the forged id "%s"',
    async (id) => {
      await listRoot();
      await expect(browser.list(id, noFolders)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(browser.resolve(id)).rejects.toMatchObject({ kind: 'not-found' });
    },
  );

  it('The directory browser leaves out links that lead outside, nowhere, to hidden directories, or round in a loop', async () => {
    await symlink(path.join(folder, 'outside'), path.join(root, 'way out'));
    await symlink('../outside', path.join(root, 'relative way out'));
    await symlink('/', path.join(root, 'top'));
    await symlink('nowhere', path.join(root, 'dangling'));
    await symlink('.secret', path.join(root, 'unhidden'));
    await symlink('loop', path.join(root, 'loop'));
    await symlink('file.jpg', path.join(root, 'link to a file'));
    expect(names(await listRoot())).toEqual(['empty', 'photos', 'photos 9', 'photos 10']);
  });

  it('The directory browser follows links that stay inside, once', async () => {
    await symlink('photos/2024', path.join(root, 'newest'));
    await symlink('photos', path.join(root, 'all'));
    const listed = await listRoot();
    expect(names(listed)).toEqual(['empty', 'newest', 'photos', 'photos 9', 'photos 10']);
    expect(find(listed, 'newest').path).toBe(path.join(root, 'photos/2024'));
  });

  it('The directory browser checks again when an id is used: the directory may have become a link', async () => {
    const photos = find(await listRoot(), 'photos');
    await rename(path.join(root, 'photos'), path.join(root, 'moved'));
    await symlink(path.join(folder, 'outside'), path.join(root, 'photos'));
    await expect(browser.resolve(photos.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(browser.list(photos.id, noFolders)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('The directory browser does not take a neighbour whose name begins like the root for a part of it', async () => {
    await mkdir(path.join(folder, 'home2'));
    await symlink(path.join(folder, 'home2'), path.join(root, 'neighbour'));
    expect(names(await listRoot())).not.toContain('neighbour');
  });

  it('The directory browser says when a directory has gone', async () => {
    const empty = find(await listRoot(), 'empty');
    await rm(path.join(root, 'empty'), { recursive: true });
    await expect(browser.list(empty.id, noFolders)).rejects.toMatchObject({
      kind: 'not-found',
      message: `expected a readable directory at ${path.join(root, 'empty')}, received ENOENT`,
    });
  });

  it('The directory browser says when a directory may not be read, as a user that is not root', async () => {
    await chmod(folder, 0o755);
    await chmod(path.join(root, 'empty'), 0o000);
    const output = await runUnprivileged(
      'electron/web/directories.ts',
      `const browser = await module.createDirectoryBrowser([${JSON.stringify(root)}]);
       const top = (await browser.list(undefined, new Map())).directories[0];
       const empty = (await browser.list(top.id, new Map())).directories.find(({ name }) => name === 'empty');
       await browser.list(empty.id, new Map()).then(
         () => console.log('listed'),
         (error) => console.log(error.kind + ': ' + error.message),
       );`,
    );
    await chmod(path.join(root, 'empty'), 0o755);
    expect(output.trim()).toBe(
      `unreadable: expected a readable directory at ${path.join(root, 'empty')}, received EACCES`,
    );
  });
});
