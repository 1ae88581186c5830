import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { moveToTrash, restoreFromTrash } from '../../../electron/desktop/files/freedesktop-trash.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

let root: string;
let environment: NodeJS.ProcessEnv;
let trash: string;

beforeEach(async () => {
  root = await temporaryDirectory();
  environment = { XDG_DATA_HOME: path.join(root, 'share') };
  trash = path.join(root, 'share/Trash');
});

function photo(name: string, contents = name): string {
  const file = path.join(root, 'photos', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

describe('the trash', () => {
  it('The trash takes a file with a note that desktops understand, and gives it back unchanged', async () => {
    const file = photo('Süße Katze 100%.jpg', 'bytes');
    const note = await moveToTrash(file, environment);
    expect(existsSync(file)).toBe(false);
    expect(readFileSync(path.join(trash, 'files/Süße Katze 100%.jpg'), 'utf8')).toBe('bytes');
    expect(readFileSync(note, 'utf8')).toMatch(
      /^\[Trash Info\]\nPath=\/.*\/photos\/S%C3%BC%C3%9Fe%20Katze%20100%25\.jpg\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/,
    );
    await restoreFromTrash(note);
    expect(readFileSync(file, 'utf8')).toBe('bytes');
    expect(readdirSync(path.join(trash, 'files'))).toEqual([]);
    expect(readdirSync(path.join(trash, 'info'))).toEqual([]);
  });

  it('The trash keeps files of one name apart', async () => {
    const notes = [];
    for (const folder of ['a', 'b', 'c'])
      notes.push(await moveToTrash(photo(`${folder}/same.jpg`), environment));
    expect(readdirSync(path.join(trash, 'files')).sort()).toEqual(['same.2.jpg', 'same.3.jpg', 'same.jpg']);
    for (const note of notes) await restoreFromTrash(note);
    expect(readFileSync(path.join(root, 'photos/b/same.jpg'), 'utf8')).toBe('b/same.jpg');
  });

  it('The trash makes the folder again that a file was in', async () => {
    const note = await moveToTrash(photo('gone/one.jpg'), environment);
    rmSync(path.join(root, 'photos'), { recursive: true });
    await restoreFromTrash(note);
    expect(existsSync(path.join(root, 'photos/gone/one.jpg'))).toBe(true);
  });

  it('The trash does not replace what took the place meanwhile', async () => {
    const file = photo('one.jpg', 'old');
    const note = await moveToTrash(file, environment);
    writeFileSync(file, 'new');
    await expect(restoreFromTrash(note)).rejects.toMatchObject({ kind: 'invalid-input' });
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(existsSync(note)).toBe(true);
  });

  it('The trash replaces nothing that lost its note', async () => {
    const files = path.join(trash, 'files');
    mkdirSync(path.join(files, 'two.jpg'), { recursive: true });
    writeFileSync(path.join(files, 'one.jpg'), 'thrown away before');
    const note = await moveToTrash(photo('one.jpg', 'now'), environment);
    expect(readFileSync(path.join(files, 'one.jpg'), 'utf8')).toBe('thrown away before');
    expect(readFileSync(path.join(files, 'one.2.jpg'), 'utf8')).toBe('now');
    await restoreFromTrash(note);
    expect(readFileSync(path.join(root, 'photos/one.jpg'), 'utf8')).toBe('now');
    await moveToTrash(photo('two.jpg'), environment);
    expect(existsSync(path.join(files, 'two.2.jpg'))).toBe(true);
  });

  it('The trash takes a file with the longest name that there can be', async () => {
    const file = photo(`${'ü'.repeat(125)}.jpg`, 'bytes');
    expect(Buffer.byteLength(path.basename(file))).toBe(254);
    const notes = [await moveToTrash(file, environment)];
    writeFileSync(file, 'again');
    notes.push(await moveToTrash(file, environment));
    await restoreFromTrash(notes[1] ?? '');
    expect(readFileSync(file, 'utf8')).toBe('again');
  });

  it('The trash leaves a folder alone that took the place of a photo', async () => {
    mkdirSync(path.join(root, 'photos/album.jpg'), { recursive: true });
    writeFileSync(path.join(root, 'photos/album.jpg/inside.txt'), '');
    await expect(moveToTrash(path.join(root, 'photos/album.jpg'), environment)).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(existsSync(path.join(root, 'photos/album.jpg/inside.txt'))).toBe(true);
  });

  it('The trash says that it was emptied', async () => {
    const note = await moveToTrash(photo('one.jpg'), environment);
    rmSync(trash, { recursive: true });
    await expect(restoreFromTrash(note)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('The trash says that a file is not there', async () => {
    await expect(moveToTrash(path.join(root, 'none.jpg'), environment)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('a file on another disk', () => {
  it('A file on another disk stays on its disk, in a trash of the user at its top, and comes back', async (context) => {
    const disk = mountTinyDisk(1024 * 1024);
    if (typeof disk === 'string') return context.skip(disk);
    onTestFinished(() => disk.unmount());
    mkdirSync(path.join(disk.path, 'holiday'));
    const file = path.join(disk.path, 'holiday/one.jpg');
    writeFileSync(file, 'bytes');
    const note = await moveToTrash(file, environment);
    expect(path.relative(disk.path, note)).toBe(`.Trash-${process.getuid?.()}/info/one.jpg.trashinfo`);
    expect(readFileSync(note, 'utf8')).toContain('\nPath=holiday/one.jpg\n');
    await restoreFromTrash(note);
    expect(readFileSync(file, 'utf8')).toBe('bytes');
  });

  it('A file on another disk stays where it is when the disk is too full for a note, which is not left behind', async (context) => {
    const disk = mountTinyDisk(64 * 1024);
    if (typeof disk === 'string') return context.skip(disk);
    onTestFinished(() => disk.unmount());
    const info = path.join(disk.path, `.Trash-${process.getuid?.()}/info`);
    mkdirSync(info, { recursive: true });
    mkdirSync(path.join(path.dirname(info), 'files'));
    const file = path.join(disk.path, 'one.jpg');
    writeFileSync(file, 'bytes');
    disk.fill();
    await expect(moveToTrash(file, environment)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readFileSync(file, 'utf8')).toBe('bytes');
    expect(readdirSync(info)).toEqual([]);
  });

  it('A file on another disk goes to the shared trash of a disk that has one', async (context) => {
    const disk = mountTinyDisk(1024 * 1024);
    if (typeof disk === 'string') return context.skip(disk);
    onTestFinished(() => disk.unmount());
    mkdirSync(path.join(disk.path, '.Trash'));
    chmodSync(path.join(disk.path, '.Trash'), 0o1777);
    const file = path.join(disk.path, 'one.jpg');
    writeFileSync(file, 'bytes');
    const note = await moveToTrash(file, environment);
    expect(path.relative(disk.path, note)).toBe(`.Trash/${process.getuid?.()}/info/one.jpg.trashinfo`);
    await restoreFromTrash(note);
    expect(readFileSync(file, 'utf8')).toBe('bytes');
  });
});
