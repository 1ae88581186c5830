import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileKernel } from '../../../scripts/build-kernel.mjs';
import { loadCacheFile, saveCacheFile } from '../../../electron/engine/vectors/cache-file.ts';
import { Int8Matrix } from '../../../electron/engine/vectors/int8-matrix.ts';
import { compileKernelModule } from '../../../electron/engine/vectors/kernel.ts';
import { randomNumbers, testPhotos, unitVector } from './random-vectors.ts';

const DIMENSIONS = 48;
const CAPACITY = 32;
let kernel: ReturnType<typeof compileKernelModule>;
let folder: string;
let file: string;

beforeAll(async () => {
  kernel = compileKernelModule(await compileKernel());
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sightline-cache-'));
  file = path.join(folder, 'vectors.cache');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function emptyMatrix(dimensions = DIMENSIONS): Int8Matrix {
  return new Int8Matrix(kernel, dimensions, CAPACITY);
}

function filledMatrix(count = 75): Int8Matrix {
  const matrix = emptyMatrix();
  for (const { id, embedding, hub } of testPhotos(count, DIMENSIONS)) matrix.put(id * 7, embedding, hub);
  return matrix;
}

const never = () => false;
const request = {
  query: unitVector(randomNumbers(9), DIMENSIONS),
  hubWeight: 0.5,
  count: 75,
  allowed: null,
  excluded: [],
};

describe('cache file', () => {
  it('The cache file gives back the same matrix, ready for changes', async () => {
    const saved = filledMatrix();
    expect(await saveCacheFile(file, 'stamp 1', saved, never)).toBe(true);
    expect(readdirSync(folder)).toEqual(['vectors.cache']);
    const loaded = emptyMatrix();
    expect(loadCacheFile(file, 'stamp 1', loaded)).toBeNull();
    expect(loaded.scan(request)).toEqual(saved.scan(request));
    for (const matrix of [saved, loaded]) {
      matrix.remove(14);
      matrix.put(3, request.query, 0);
    }
    expect(loaded.scan(request)).toEqual(saved.scan(request));
  });

  it('The cache file replaces what the matrix held, and holds an empty one', async () => {
    await saveCacheFile(file, 's', emptyMatrix(), never);
    const matrix = filledMatrix();
    expect(loadCacheFile(file, 's', matrix)).toBeNull();
    expect(matrix.count).toBe(0);
  });

  it('The cache file is not used with another stamp or other dimensions', async () => {
    await saveCacheFile(file, 'stamp 1', filledMatrix(), never);
    const matrix = emptyMatrix();
    expect(loadCacheFile(file, 'stamp 2', matrix)).toBe('expected stamp stamp 2, received stamp 1');
    expect(matrix.count).toBe(0);
    expect(loadCacheFile(file, 'stamp 1', emptyMatrix(64))).toBe('expected 64 dimensions, received 48');
  });

  it('The cache file is not used when it is missing, not one of ours, cut off or too long', async () => {
    expect(loadCacheFile(file, 's', emptyMatrix())).toContain('ENOENT');
    writeFileSync(file, '');
    expect(loadCacheFile(file, 's', emptyMatrix())).toBe('not a vector cache file');
    await saveCacheFile(file, 's', filledMatrix(), never);
    const bytes = readFileSync(file);
    for (const length of [10, 40, 500, bytes.length - 1]) {
      truncateSync(file, length);
      const matrix = emptyMatrix();
      expect(loadCacheFile(file, 's', matrix)).not.toBeNull();
      expect(matrix.count).toBe(0);
    }
    writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(1)]));
    expect(loadCacheFile(file, 's', emptyMatrix())).toMatch(/expected \d+ bytes, received \d+/);
  });

  it('The cache file is not used when a single bit differs anywhere', async () => {
    await saveCacheFile(file, 's', filledMatrix(), never);
    const bytes = readFileSync(file);
    for (const at of [0, 20, 70, 1000, bytes.length - 70, bytes.length - 2]) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      writeFileSync(file, damaged);
      const matrix = emptyMatrix();
      expect(loadCacheFile(file, 's', matrix), `byte ${at}`).not.toBeNull();
      expect(matrix.count).toBe(0);
    }
  });

  it('The cache file is left as it was when the matrix changes during the save', async () => {
    await saveCacheFile(file, 'old', filledMatrix(), never);
    let asked = 0;
    expect(await saveCacheFile(file, 'new', filledMatrix(), () => ++asked > 2)).toBe(false);
    expect(loadCacheFile(file, 'old', emptyMatrix())).toBeNull();
    expect(readdirSync(folder)).toEqual(['vectors.cache']);
  });

  it("The cache file reports a folder that can't be written", async () => {
    await expect(saveCacheFile(path.join(folder, 'none', 'x'), 's', filledMatrix(), never)).rejects.toThrow(
      'ENOENT',
    );
  });
});
