import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  isWholeThumbnail,
  removeThumbnails,
  removeThumbnailsNamedById,
  THUMBNAIL_FORMATS,
  thumbnailPath,
  thumbnailType,
} from '../../../electron/engine/files/thumbnail-files.ts';
import { THUMBNAIL_SIZES } from '../../../shared/thumbnail-sizes.ts';
import { photo } from '../../support/images.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const HASH = `02${'ab'.repeat(31)}`;
const OTHER = `02${'cd'.repeat(31)}`;
let directory: string;
beforeEach(async () => {
  directory = await temporaryDirectory();
});

function put(file: string, contents: Uint8Array | string = ''): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

it('Thumbnails are named by content, spread over 256 directories, and deleted in all sizes', async () => {
  const files = THUMBNAIL_SIZES.map((size) => put(thumbnailPath(directory, HASH, size)));
  const kept = put(thumbnailPath(directory, OTHER, 'large'));
  expect(files.map((file) => path.relative(directory, file))).toEqual([
    path.join('02', `${HASH}-small.jpg`),
    path.join('02', `${HASH}-large.webp`),
    path.join('full', `${HASH}-full.webp`),
  ]);
  await removeThumbnails(directory, [HASH, 'ef'.repeat(32)]);
  expect(files.filter((file) => existsSync(file))).toEqual([]);
  expect(existsSync(kept)).toBe(true);
});

it('Thumbnails have one media type for each size', () => {
  expect(THUMBNAIL_SIZES.map(thumbnailType)).toEqual(['image/jpeg', 'image/webp', 'image/webp']);
});

it('Only thumbnails that earlier versions named by photo id are cleared out', async () => {
  const old = ['02/258-small.webp', '02/258-large.webp', 'full/7-full.webp'];
  for (const name of old) put(path.join(directory, name));
  const kept = THUMBNAIL_SIZES.map((size) => put(thumbnailPath(directory, HASH, size)));
  kept.push(put(path.join(directory, 'unfinished.1-1.tmp')), put(path.join(directory, '02', 'notes.txt')));
  expect(await removeThumbnailsNamedById(directory, AbortSignal.abort())).toBe(false);
  expect(readdirSync(path.join(directory, '02'))).toContain('258-small.webp');
  expect(await removeThumbnailsNamedById(directory, new AbortController().signal)).toBe(true);
  expect(old.filter((name) => existsSync(path.join(directory, name)))).toEqual([]);
  expect(kept.filter((file) => !existsSync(file))).toEqual([]);
});

describe.each(['small', 'large'] as const)('a %s thumbnail', (size) => {
  it(`A ${size} thumbnail is whole only with its beginning and its end`, async () => {
    const file = thumbnailPath(directory, HASH, size);
    expect(await isWholeThumbnail(file, size)).toBe(false);
    const whole = await photo(64, 48).toFormat(THUMBNAIL_FORMATS[size]).toBuffer();
    put(file, whole);
    expect(await isWholeThumbnail(file, size)).toBe(true);
    for (const part of [whole.subarray(0, -1), whole.subarray(0, 5), Buffer.alloc(whole.length), '']) {
      put(file, part);
      expect(await isWholeThumbnail(file, size)).toBe(false);
    }
  });
});
