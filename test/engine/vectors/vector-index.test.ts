import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  VectorIndex,
  type VectorIndexOptions,
  type VectorPage,
} from '../../../electron/engine/vectors/vector-index.ts';
import { buildScanWorker, DEADLY_HUB_WEIGHT } from './built-worker.ts';
import { exactBest, randomNumbers, testPhotos, unitVector, type TestPhoto } from './random-vectors.ts';

const DIMENSIONS = 64;
let worker: Awaited<ReturnType<typeof buildScanWorker>>;
let folder: string;
const open: VectorIndex[] = [];

beforeAll(async () => {
  worker = await buildScanWorker();
  folder = mkdtempSync(path.join(tmpdir(), 'sightline-index-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()));
});
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true });
});

/** A store in memory; `write` is what the caller of the index does: store first, then the index. */
class MemorySource {
  photos = new Map<number, TestPhoto>();
  changes = 0;
  pagesRead = 0;

  constructor(photos: readonly TestPhoto[]) {
    for (const photo of photos) this.photos.set(photo.id, photo);
  }
  stamp(): string {
    return `memory ${this.changes}`;
  }
  *pages(): Generator<VectorPage> {
    const all = [...this.photos.values()];
    for (let start = 0; start < all.length; start += 100) {
      this.pagesRead++;
      const page = all.slice(start, start + 100);
      yield {
        photoIds: page.map(({ id }) => id),
        embeddings: Float32Array.from(page.flatMap(({ embedding }) => [...embedding])),
        hubs: Float32Array.from(page, ({ hub }) => hub),
      };
    }
  }
  fetch = (ids: readonly number[]): Float32Array =>
    Float32Array.from(
      ids.flatMap((id) => [
        ...(this.photos.get(id)?.embedding ?? new Float32Array(DIMENSIONS).fill(Number.NaN)),
      ]),
    );
  write(index: VectorIndex, photo: TestPhoto): void {
    this.photos.set(photo.id, photo);
    this.changes++;
    index.add(photo.id, photo.embedding, photo.hub);
  }
  delete(index: VectorIndex, id: number): void {
    this.photos.delete(id);
    this.changes++;
    index.remove(id);
  }
}

function openIndex(source: MemorySource, options: Partial<VectorIndexOptions> = {}): VectorIndex {
  const index = VectorIndex.open({
    dimensions: DIMENSIONS,
    source,
    workerEntry: worker.entry,
    ...options,
  });
  open.push(index);
  return index;
}

async function ids(index: VectorIndex, source: MemorySource, query: Float32Array, limit = 10) {
  const { hits } = await index.search({ query, hubWeight: 0.5, limit, fetch: source.fetch });
  return hits.map(({ id }) => id);
}

const dotOf = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);

const queries = Array.from({ length: 5 }, (_, seed) => unitVector(randomNumbers(1000 + seed), DIMENSIONS));

describe('VectorIndex', () => {
  it('VectorIndex finds exactly what a comparison of all float vectors finds', async () => {
    const photos = testPhotos(3000, DIMENSIONS);
    const source = new MemorySource(photos);
    const index = openIndex(source);
    expect(await index.ready).toMatchObject({ from: 'source', count: 3000, cacheRefused: null });
    for (const query of queries) {
      expect(await ids(index, source, query, 50)).toEqual(exactBest(photos, query, 0.5, 50));
    }
  });

  it('VectorIndex is exact among a thousand copies that differ by less than the quantisation', async () => {
    const [base] = testPhotos(1, DIMENSIONS);
    const random = randomNumbers(4);
    const photos = Array.from({ length: 1000 }, (_, index) => ({
      id: index + 1,
      hub: 0,
      embedding: (base?.embedding ?? new Float32Array(DIMENSIONS)).map(
        (value) => value + (random() - 0.5) * 2e-3,
      ),
    }));
    const source = new MemorySource(photos);
    const index = openIndex(source);
    const query = queries[0] ?? new Float32Array(DIMENSIONS);
    expect(await ids(index, source, query, 20)).toEqual(exactBest(photos, query, 0.5, 20));
  });

  it('VectorIndex shows an addition, a replacement and a removal to a search of the same turn', async () => {
    const source = new MemorySource(testPhotos(300, DIMENSIONS));
    const index = openIndex(source);
    await index.ready;
    const query = queries[1] ?? new Float32Array(DIMENSIONS);
    source.write(index, { id: 9000, embedding: query, hub: 0 });
    expect(await ids(index, source, query, 1)).toEqual([9000]);
    source.write(index, { id: 17, embedding: query, hub: -0.1 });
    expect(await ids(index, source, query, 1)).toEqual([17]);
    source.delete(index, 17);
    expect(await ids(index, source, query, 1)).toEqual([9000]);
    expect((await index.stats()).count).toBe(300);
  });

  it('VectorIndex keeps changes that are made while it loads', async () => {
    const source = new MemorySource(testPhotos(2000, DIMENSIONS));
    const index = openIndex(source);
    const query = queries[2] ?? new Float32Array(DIMENSIONS);
    source.write(index, { id: 1, embedding: query, hub: 0 });
    source.delete(index, 2);
    const search = ids(index, source, query, 2000);
    await index.ready;
    const found = await search;
    expect(found[0]).toBe(1);
    expect(found).not.toContain(2);
    expect(found).toHaveLength(1999);
  });

  it('VectorIndex knows the thousand best scores, whatever the limit', async () => {
    const photos = testPhotos(3000, DIMENSIONS);
    const source = new MemorySource(photos);
    const index = openIndex(source);
    const query = queries[0] ?? unreachable();
    const exact = photos
      .map(({ embedding, hub }) => dotOf(query, embedding) - 0.5 * hub)
      .sort((a, b) => b - a);
    for (const limit of [1, 60, 600]) {
      const { scores } = await index.search({ query, hubWeight: 0.5, limit, fetch: source.fetch });
      expect(scores.length).toBe(Math.max(1000, 2 * limit));
      for (const rank of [0, 59, 599, 999]) expect(scores[rank]! - exact[rank]!).toBeLessThan(0.01);
      for (const rank of [0, 59, 599, 999]) expect(exact[rank]! - scores[rank]!).toBeLessThan(0.01);
    }
  });

  it('VectorIndex finds the best photos of a score that is below the linear one for some', async () => {
    const photos = testPhotos(3000, DIMENSIONS);
    const source = new MemorySource(photos);
    const index = openIndex(source);
    const query = queries[0] ?? unreachable();
    const unwanted = queries[1] ?? unreachable();
    const excess = (embedding: Float32Array): number => Math.max(0, -dotOf(unwanted, embedding));
    const { hits } = await index.search({ query, hubWeight: 0.5, limit: 20, excess, fetch: source.fetch });
    const scored = photos.map(({ id, embedding, hub }) => ({
      id,
      score: dotOf(query, embedding) - 0.5 * hub - excess(embedding),
    }));
    scored.sort((a, b) => b.score - a.score);
    expect(hits.map(({ id }) => id)).toEqual(scored.slice(0, 20).map(({ id }) => id));
  });

  it('VectorIndex filters and excludes photos', async () => {
    const photos = testPhotos(500, DIMENSIONS);
    const source = new MemorySource(photos);
    const index = openIndex(source);
    const query = queries[3] ?? new Float32Array(DIMENSIONS);
    const outcome = await index.search({
      query,
      hubWeight: 0,
      limit: 10,
      fetch: source.fetch,
      allowed: [5, 6, 7, 8],
      exclude: [6],
    });
    expect(outcome.searched).toBe(3);
    expect(outcome.hits.map(({ id }) => id)).toEqual(
      exactBest(
        photos.filter(({ id }) => [5, 7, 8].includes(id)),
        query,
        0,
        10,
      ),
    );
  });

  it('VectorIndex starts from the cache file, and from the source once that is stale or damaged', async () => {
    const cacheFile = path.join(folder, 'start.cache');
    const source = new MemorySource(testPhotos(400, DIMENSIONS));
    const first = openIndex(source, { cacheFile });
    expect(await first.ready).toMatchObject({ from: 'source' });
    expect((await first.ready).cacheRefused).toContain('ENOENT');
    source.write(first, testPhotos(1, DIMENSIONS, 5, 777)[0] ?? unreachable());
    expect(await first.save()).toBe(true);
    const pagesRead = source.pagesRead;

    const second = openIndex(source, { cacheFile });
    expect(await second.ready).toMatchObject({ from: 'cache', count: 401, cacheRefused: null });
    expect(source.pagesRead).toBe(pagesRead);
    const query = queries[0] ?? unreachable();
    expect(await ids(second, source, query)).toEqual(exactBest([...source.photos.values()], query, 0.5, 10));

    source.delete(second, 777);
    const third = openIndex(source, { cacheFile });
    expect(await third.ready).toMatchObject({ from: 'source', count: 400 });
    expect((await third.ready).cacheRefused).toBe('expected stamp memory 2, received memory 1');

    writeFileSync(cacheFile, 'rubbish');
    expect(await openIndex(source, { cacheFile }).ready).toMatchObject({ from: 'source', count: 400 });
  });

  it('VectorIndex writes the cache file when there is something new in it, and else leaves it alone', async () => {
    const cacheFile = path.join(folder, 'unchanged.cache');
    // Whoever writes it puts another file in its place.
    const file = (): bigint => statSync(cacheFile, { bigint: true }).ino;
    const source = new MemorySource(testPhotos(40, DIMENSIONS));
    const index = openIndex(source, { cacheFile });
    await index.ready;
    expect(await Promise.all([index.save(), index.save()])).toEqual([true, true]);
    const first = file();
    expect(await index.save()).toBe(false);
    expect(file()).toBe(first);

    const again = openIndex(source, { cacheFile });
    expect(await again.ready).toMatchObject({ from: 'cache' });
    expect(await again.save()).toBe(false);
    expect(file()).toBe(first);

    source.delete(again, 1);
    expect(await again.save()).toBe(true);
    expect(file()).not.toBe(first);
    // What lies there now is of the other index.
    const second = file();
    expect(await index.reload()).toMatchObject({ from: 'cache', count: 39 });
    expect(await index.save()).toBe(false);
    expect(file()).toBe(second);
  });

  it('VectorIndex gives up a save that a change overtakes', async () => {
    const cacheFile = path.join(folder, 'overtaken.cache');
    // Enough that saving them takes longer than the next line, on a busy machine too.
    const source = new MemorySource(testPhotos(40_000, DIMENSIONS));
    const [change = unreachable()] = testPhotos(1, DIMENSIONS, 6, 900_000);
    const index = openIndex(source, { cacheFile });
    await index.ready;
    const saving = index.save();
    source.write(index, change);
    expect(await saving).toBe(false);
    expect(existsSync(cacheFile)).toBe(false);
    expect(await index.save()).toBe(true);
  });

  it('VectorIndex reloads what another process wrote', async () => {
    const source = new MemorySource(testPhotos(50, DIMENSIONS));
    const index = openIndex(source);
    await index.ready;
    for (const photo of testPhotos(30, DIMENSIONS, 8, 1000)) source.photos.set(photo.id, photo);
    source.photos.delete(1);
    expect(await index.reload()).toMatchObject({ from: 'source', count: 79 });
    const query = queries[1] ?? unreachable();
    expect(await ids(index, source, query)).toEqual(exactBest([...source.photos.values()], query, 0.5, 10));
  });

  it('VectorIndex fails what was out when the worker dies, says so, and works again', async () => {
    const photos = testPhotos(200, DIMENSIONS);
    const source = new MemorySource(photos);
    const notices: string[] = [];
    const index = openIndex(source, {
      workerEntry: worker.mortalEntry,
      onNotice: (message) => notices.push(message),
    });
    await index.ready;
    const query = queries[2] ?? unreachable();
    const dying = index.candidates({ query, hubWeight: DEADLY_HUB_WEIGHT, count: 1 });
    const behind = ids(index, source, query);
    await expect(dying).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(behind).rejects.toThrow('the vector worker ended: exit code 3');
    expect(notices).toEqual(['the vector worker ended: exit code 3; restarting it']);
    source.write(index, { id: 300, embedding: query, hub: 0 });
    expect(await ids(index, source, query)).toEqual(exactBest([...source.photos.values()], query, 0.5, 10));
  });

  it('VectorIndex gives up a worker that dies five times in a minute, until it is loaded again', async () => {
    const source = new MemorySource(testPhotos(20, DIMENSIONS));
    const notices: string[] = [];
    const index = openIndex(source, {
      workerEntry: worker.mortalEntry,
      onNotice: (message) => notices.push(message),
    });
    const query = queries[3] ?? unreachable();
    for (let death = 0; death < 5; death++) {
      await expect(index.candidates({ query, hubWeight: DEADLY_HUB_WEIGHT, count: 1 })).rejects.toThrow(
        'exit code 3',
      );
    }
    expect(notices.at(-1)).toContain('5 times in a minute and will not be restarted');
    await expect(ids(index, source, query)).rejects.toMatchObject({ kind: 'unavailable' });
    await index.reload();
    expect(await ids(index, source, query)).toHaveLength(10);
  });

  it('VectorIndex refuses vectors and queries that are not what they should be', async () => {
    const index = openIndex(new MemorySource([]));
    expect(() => {
      index.add(1, new Float32Array(3), 0);
    }).toThrow('expected 1 vectors of 64 dimensions');
    expect(() => {
      index.add(1, new Float32Array(DIMENSIONS).fill(Number.NaN), 0);
    }).toThrow('finite');
    expect(() => {
      index.add(0, new Float32Array(DIMENSIONS), 0);
    }).toThrow('positive');
    await expect(index.candidates({ query: new Float32Array(2), hubWeight: 0, count: 1 })).rejects.toThrow(
      'expected a query of 64 finite numbers',
    );
  });

  it("VectorIndex keeps failing when the source can't be read, until it is loaded again", async () => {
    const source = new MemorySource(testPhotos(10, DIMENSIONS));
    const pages = source.pages.bind(source);
    let broken = true;
    source.pages = function* () {
      if (broken) throw new Error('the disk is gone');
      yield* pages();
    };
    const index = openIndex(source);
    const query = queries[0] ?? unreachable();
    await expect(ids(index, source, query)).rejects.toThrow('the disk is gone');
    await expect(index.ready).rejects.toThrow('the disk is gone');
    broken = false;
    await index.reload();
    expect(await ids(index, source, query)).toHaveLength(10);
  });
});

function unreachable(): never {
  throw new Error('expected a value, received none');
}
