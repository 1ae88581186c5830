import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernel } from '../../../scripts/build-kernel.mjs';
import { Int8Matrix, type ScanQuery } from '../../../electron/engine/vectors/int8-matrix.ts';
import { compileKernelModule } from '../../../electron/engine/vectors/kernel.ts';
import { segmentCapacity } from '../../../electron/engine/vectors/segment.ts';
import { dot, randomNumbers, testPhotos, unitVector, type TestPhoto } from './random-vectors.ts';

let kernel: ReturnType<typeof compileKernelModule>;
beforeAll(async () => {
  kernel = compileKernelModule(await compileKernel());
});

function filled(photos: readonly TestPhoto[], dimensions: number, capacity?: number): Int8Matrix {
  const matrix = new Int8Matrix(kernel, dimensions, capacity);
  for (const { id, embedding, hub } of photos) matrix.put(id, embedding, hub);
  return matrix;
}

function scan(matrix: Int8Matrix, request: Partial<ScanQuery> & Pick<ScanQuery, 'query'>) {
  const found = matrix.scan({ hubWeight: 0, count: 10, allowed: null, excluded: [], ...request });
  return { ...found, ids: [...found.ids] };
}

describe('Int8Matrix', () => {
  it.each([
    { dimensions: 512, capacity: undefined },
    { dimensions: 512, capacity: 32 },
    { dimensions: 100, capacity: 64 },
    { dimensions: 8, capacity: 32 },
  ])(
    'Int8Matrix scores every row as its exact score ($dimensions dimensions, segments of $capacity)',
    (shape) => {
      const photos = testPhotos(150, shape.dimensions);
      const matrix = filled(photos, shape.dimensions, shape.capacity);
      const query = unitVector(randomNumbers(99), shape.dimensions).map((value) => value * 3);
      const found = scan(matrix, { query, hubWeight: 0.5, count: 150 });
      expect(found.searched).toBe(150);
      expect(new Set(found.ids).size).toBe(150);
      for (const [index, id] of found.ids.entries()) {
        const photo = photos[id - 1];
        const exact = dot(query, photo?.embedding ?? query) - 0.5 * (photo?.hub ?? 0);
        // Three times the length; an error of 0.4 % of the largest component, averaged over the dimensions.
        expect(Math.abs((found.scores[index] ?? 0) - exact)).toBeLessThan(0.015);
        expect(found.hubs[index]).toBeCloseTo(photo?.hub ?? -1, 6);
      }
      expect([...found.scores]).toEqual([...found.scores].sort((a, b) => b - a));
    },
  );

  it('Int8Matrix emits the best in any order of rows, with more of them than one call of the kernel holds', () => {
    const query = Float32Array.of(1, 0, 0, 0);
    const matrix = new Int8Matrix(kernel, 4);
    // Ever better rows: each beats the threshold.
    for (let id = 1; id <= 9000; id++) matrix.put(id, Float32Array.of(id / 9000, 0, 0, 0), 0);
    expect(scan(matrix, { query, count: 3 }).ids).toEqual([9000, 8999, 8998]);
  });

  it('Int8Matrix neither overflows nor loses precision with the largest sums', () => {
    const ones = new Float32Array(4096).fill(1);
    const matrix = new Int8Matrix(kernel, 4096);
    matrix.put(1, ones, 0);
    matrix.put(
      2,
      ones.map(() => -1),
      0,
    );
    const found = scan(matrix, { query: ones });
    expect(found.ids).toEqual([1, 2]);
    expect(found.scores[0]).toBeCloseTo(4096, 0);
    expect(found.scores[1]).toBeCloseTo(-4096, 0);
  });

  it('Int8Matrix replaces the row of a photo that is put again', () => {
    const [first, second, third] = testPhotos(3, 64);
    if (!first || !second || !third) throw new Error('expected three photos');
    const matrix = filled([first, second], 64);
    matrix.put(first.id, third.embedding, 0.25);
    expect(matrix.count).toBe(2);
    const found = scan(matrix, { query: third.embedding });
    expect(found.ids[0]).toBe(first.id);
    expect(found.scores[0]).toBeCloseTo(1, 2);
    expect(found.hubs[0]).toBe(0.25);
  });

  it('Int8Matrix removes any row, across segments, and takes rows again', () => {
    const photos = testPhotos(100, 32);
    const matrix = filled(photos, 32, 32);
    expect(matrix.remove(12345)).toBe(false);
    const gone = photos.filter(({ id }) => id % 3 === 0 || id > 90);
    for (const { id } of gone) expect(matrix.remove(id)).toBe(true);
    const left = photos.filter((photo) => !gone.includes(photo));
    expect(matrix.count).toBe(left.length);
    for (const { id, embedding } of left) {
      const found = scan(matrix, { query: embedding, count: 1 });
      expect(found.ids).toEqual([id]);
      expect(found.scores[0]).toBeCloseTo(1, 1);
    }
    expect(
      scan(matrix, { query: photos[0]?.embedding ?? new Float32Array(32), count: 100 }).ids.sort(
        (a, b) => a - b,
      ),
    ).toEqual(left.map(({ id }) => id));
    for (const { id } of left) matrix.remove(id);
    expect([matrix.count, matrix.bytes]).toEqual([0, 0]);
    const again = photos[5];
    if (again) matrix.put(again.id, again.embedding, again.hub);
    expect(scan(matrix, { query: again?.embedding ?? new Float32Array(32) }).ids).toEqual([again?.id]);
  });

  it('Int8Matrix compares only what is allowed and not excluded', () => {
    const photos = testPhotos(200, 32);
    const matrix = filled(photos, 32, 64);
    const query = unitVector(randomNumbers(5), 32);
    const allowed = [3, 70, 71, 130, 199, 5000, 70];
    const found = scan(matrix, { query, allowed });
    expect(found.ids.sort((a, b) => a - b)).toEqual([3, 70, 71, 130, 199]);
    expect(found.searched).toBe(5);
    const without = scan(matrix, { query, allowed, excluded: [70, 4, 6000] });
    expect(without.ids.sort((a, b) => a - b)).toEqual([3, 71, 130, 199]);
    expect(without.searched).toBe(4);
    expect(scan(matrix, { query, count: 500, excluded: [1] }).ids).toHaveLength(199);
    expect(scan(matrix, { query, allowed: [] })).toMatchObject({ ids: [], searched: 0 });
  });

  it('Int8Matrix counts a missing hub as none', () => {
    const matrix = new Int8Matrix(kernel, 16);
    const [photo] = testPhotos(1, 16);
    matrix.put(1, photo?.embedding ?? new Float32Array(16), Number.NaN);
    expect(
      scan(matrix, { query: photo?.embedding ?? new Float32Array(16), hubWeight: 0.5 }).scores[0],
    ).toBeCloseTo(1, 1);
  });

  it('Int8Matrix finds nothing in nothing', () => {
    expect(scan(new Int8Matrix(kernel, 16), { query: new Float32Array(16) })).toMatchObject({
      ids: [],
      searched: 0,
    });
  });

  it('Int8Matrix refuses dimensions it has no room for', () => {
    expect(() => new Int8Matrix(kernel, 0)).toThrow('expected 1 to 8192 dimensions, received 0');
    expect(() => new Int8Matrix(kernel, 10_000)).toThrow('received 10000');
  });

  it('Int8Matrix has segments of a million rows at 512 dimensions and of at most a gigabyte', () => {
    expect(segmentCapacity(512)).toBe(1_048_576);
    expect(segmentCapacity(1152) % 32).toBe(0);
    expect(segmentCapacity(1152) * (1152 + 16)).toBeLessThanOrEqual(2 ** 30);
  });
});
