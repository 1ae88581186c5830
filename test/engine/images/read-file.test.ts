import { createHash } from 'node:crypto';
import type * as FileSystem from 'node:fs/promises';
import { chmod, mkdir, open, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readPhotoFile, usePhotoFile } from '../../../electron/engine/images/read-file.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { makePipe } from '../../support/images.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  return { ...real, open: vi.fn(real.open) };
});

let directory: string;
beforeAll(async () => {
  directory = await temporaryDirectory();
});

const inside = (name: string): Buffer => Buffer.from(path.join(directory, name));

describe('a system at its limits', () => {
  test.each(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'])(
    'Reading a photo waits and tries again after %s',
    async (code) => {
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      try {
        await writeFile(inside('waits.jpg'), 'x');
        for (let failed = 0; failed < 3; failed++) {
          vi.mocked(open).mockRejectedValueOnce(Object.assign(new Error(code), { code }));
        }
        const reading = readPhotoFile(inside('waits.jpg'));
        await vi.advanceTimersByTimeAsync(60_000);
        expect((await reading).bytes.toString()).toBe('x');
      } finally {
        vi.useRealTimers();
      }
    },
  );

  test.each(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'])(
    'Reading a photo is unavailable, not unreadable, while %s lasts',
    async (code) => {
      vi.useFakeTimers({ toFake: ['setTimeout'] });
      const real = vi.mocked(open).getMockImplementation();
      try {
        vi.mocked(open).mockImplementation(() => Promise.reject(Object.assign(new Error(code), { code })));
        const reading = expect(readPhotoFile(inside('waits.jpg'))).rejects.toMatchObject({
          kind: 'unavailable',
        });
        await vi.advanceTimersByTimeAsync(60_000);
        await reading;
      } finally {
        if (real) vi.mocked(open).mockImplementation(real);
        vi.useRealTimers();
      }
    },
  );
});

describe('reading a photo', () => {
  test('Reading a photo gives its bytes and their hash', async () => {
    const contents = Buffer.alloc(3_000_000, 'photo');
    await writeFile(inside('a.jpg'), contents);
    const { bytes, contentHash } = await readPhotoFile(inside('a.jpg'));
    expect(bytes.equals(contents)).toBe(true);
    expect(contentHash).toBe(createHash('sha256').update(contents).digest('hex'));
  });

  test('Reading a photo works by a name that is no UTF-8', async () => {
    const name = Buffer.concat([inside(''), Buffer.from('/\xff\xfe\n.jpg', 'latin1')]);
    await writeFile(name, 'x');
    expect((await readPhotoFile(name)).bytes.toString()).toBe('x');
  });

  test('Reading a photo that has vanished is not-found', async () => {
    await expect(readPhotoFile(inside('gone.jpg'))).rejects.toMatchObject({ kind: 'not-found' });
    await writeFile(inside('file'), 'x');
    await expect(readPhotoFile(inside('file/a.jpg'))).rejects.toMatchObject({ kind: 'not-found' });
    await symlink('nowhere.jpg', inside('dangling.jpg'));
    await expect(readPhotoFile(inside('dangling.jpg'))).rejects.toMatchObject({ kind: 'not-found' });
  });

  test.each([
    ['not-found', 'ENOTCONN', 'a network drive that is gone'],
    ['not-found', 'EHOSTDOWN', 'a server that is off'],
    ['not-found', 'ETIMEDOUT', 'a server that does not answer'],
    ['not-found', 'ENODEV', 'a disk that was pulled out'],
    ['not-found', 'ESTALE', 'a network drive that is another now'],
    // It may be the only one with bad sectors.
    ['unreadable', 'EIO', 'a disk that fails'],
  ])('Reading a photo is %s for %s, %s', async (kind, code) => {
    const failure = Object.assign(new Error(code), { code });
    vi.mocked(open).mockRejectedValueOnce(failure);
    await expect(readPhotoFile(inside('a.jpg'))).rejects.toMatchObject({ kind });
    const close = vi.fn(() => Promise.reject(new Error('closing fails, too')));
    const stat = async () => ({ isFile: () => true, size: 10 });
    const read = () => Promise.reject(failure);
    vi.mocked(open).mockResolvedValueOnce({ stat, read, close } as never);
    await expect(readPhotoFile(inside('a.jpg'))).rejects.toMatchObject({ kind });
    expect(close).toHaveBeenCalledOnce();
  });

  test('Reading a photo refuses an empty file', async () => {
    await writeFile(inside('empty.jpg'), '');
    await expect(readPhotoFile(inside('empty.jpg'))).rejects.toMatchObject({
      kind: 'unreadable',
      message: 'expected an image, received an empty file (0 bytes)',
    });
  });

  test('Reading a photo refuses a directory, and a pipe nobody writes to', async () => {
    await mkdir(inside('folder.jpg'));
    makePipe(path.join(directory, 'pipe.jpg'));
    for (const name of ['folder.jpg', 'pipe.jpg']) {
      await expect(readPhotoFile(inside(name))).rejects.toMatchObject({
        kind: 'unreadable',
        message: expect.stringContaining('expected a regular file') as string,
      });
    }
  });

  test('Reading a photo refuses one that is too large', async () => {
    await writeFile(inside('large.tif'), '');
    await truncate(inside('large.tif'), 600 * 2 ** 20);
    await expect(readPhotoFile(inside('large.tif'))).rejects.toMatchObject({
      kind: 'too-large',
      message: 'expected a file of at most 512 MB, received 600 MB',
    });
    await rm(inside('large.tif'));
  });

  test('Reading a photo refuses one that this user may not read', async () => {
    await writeFile(inside('private.jpg'), 'x');
    await chmod(inside('private.jpg'), 0);
    await asNobody(async () => {
      await expect(readPhotoFile(inside('private.jpg'))).rejects.toMatchObject({
        kind: 'unreadable',
        message: 'permission to read the file was denied',
      });
    });
  });

  test('Reading a photo reports a failure of its reader as it is', async () => {
    await writeFile(inside('b.jpg'), 'x');
    const failure = new Error('no use');
    await expect(usePhotoFile(inside('b.jpg'), () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
