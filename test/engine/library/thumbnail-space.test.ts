import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noteSeen, thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { reduceThumbnails, ThumbnailSpace } from '../../../electron/engine/library/thumbnail-space.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const never = new AbortController().signal;
let directory: string;
beforeEach(async () => {
  directory = await temporaryDirectory();
});

const fileOf = (number: number, size: ThumbnailSize = 'small'): string =>
  thumbnailPath(directory, number.toString(16).padStart(2, '0').repeat(32), size);

/** A thumbnail of ten bytes, last seen `hours` ago. */
function put(number: number, hours: number, size?: ThumbnailSize): string {
  const file = fileOf(number, size);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '0123456789');
  const seen = Date.now() / 1000 - hours * 3_600;
  utimesSync(file, seen, seen);
  return file;
}

/** Numbers of the thumbnails that are left. */
const left = (): number[] =>
  readdirSync(directory)
    .filter((shard) => shard !== 'full')
    .flatMap((shard) => readdirSync(path.join(directory, shard)))
    .map((name) => Number.parseInt(name.slice(0, 2), 16))
    .sort((a, b) => a - b);

describe('the space of thumbnails', () => {
  it('Thumbnails beyond their space leave, those first that were not seen for longest', async () => {
    for (let number = 1; number <= 20; number++) put(number, 100 - number);
    expect(await reduceThumbnails(directory, 100, never)).toBe(110);
    expect(left()).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(await reduceThumbnails(directory, 100, never)).toBe(0);
  });

  it('Of thumbnails of one time only as many leave as need to', async () => {
    for (let number = 1; number <= 20; number++) put(number, 5);
    await reduceThumbnails(directory, 100, never);
    expect(left()).toHaveLength(9);
  });

  it('Thumbnails within their space stay, and 1:1 ones are left to their own limit', async () => {
    const full = put(1, 100, 'full');
    for (let number = 1; number <= 9; number++) put(number, number);
    expect(await reduceThumbnails(directory, 95, never)).toBe(0);
    expect(left()).toHaveLength(9);
    expect(existsSync(full)).toBe(true);
  });

  it('Nothing leaves once the library is closing', async () => {
    for (let number = 1; number <= 20; number++) put(number, number);
    await reduceThumbnails(directory, 100, AbortSignal.abort());
    expect(left()).toHaveLength(20);
  });

  it('A thumbnail that is seen again counts as new, and is written to at most once a day', async () => {
    const old = put(1, 100);
    await noteSeen(old);
    expect(Date.now() - statSync(old).mtimeMs).toBeLessThan(60_000);
    const recent = put(2, 3);
    const { mtimeMs } = statSync(recent);
    await noteSeen(recent);
    expect(statSync(recent).mtimeMs).toBe(mtimeMs);
    await expect(noteSeen(fileOf(3))).resolves.toBeUndefined();
  });

  it('A smaller space takes effect at once, even while the larger one is being checked', async () => {
    for (let number = 1; number <= 20; number++) put(number, number);
    const closing = new AbortController();
    const space = new ThumbnailSpace(directory, 1_000, closing.signal);
    space.look();
    space.setLimit(100);
    await vi.waitFor(() => expect(left()).toHaveLength(9));
    closing.abort();
  });
});
