import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberedDigest } from '../../../electron/engine/models/remembered-digests.ts';

const OLD = 1_000;
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
let cacheDir = '';
let hashed = 0;
beforeEach(async () => {
  cacheDir = await mkdtemp(path.join(tmpdir(), 'sightline-digests-'));
  hashed = 0;
});
afterEach(() => rm(cacheDir, { recursive: true }));

const digest = (
  file: string,
  text: string,
  { result = A, changedAt = OLD, dir = cacheDir }: { result?: string; changedAt?: number; dir?: string | null } = {},
): Promise<string> =>
  rememberedDigest(dir, file, { text, changedAt }, () => {
    hashed++;
    return Promise.resolve(result);
  });

describe('rememberedDigest', () => {
  it('rememberedDigest hashes a file once until its stamp changes', async () => {
    expect([await digest('/m/x', 's1'), await digest('/m/x', 's1')]).toEqual([A, A]);
    expect(hashed).toBe(1);
    expect(await digest('/m/x', 's2', { result: B })).toBe(B);
    expect(await digest('/m/x', 's2')).toBe(B);
    expect(hashed).toBe(2);
  });

  it('rememberedDigest keeps several files apart', async () => {
    await digest('/m/x', 's');
    await digest('/m/y', 's', { result: B });
    expect([await digest('/m/x', 's'), await digest('/m/y', 's')]).toEqual([A, B]);
    expect(hashed).toBe(2);
  });

  it('rememberedDigest does not trust the stamp of a file that changed a moment ago', async () => {
    await digest('/m/x', 's', { changedAt: Date.now() });
    await digest('/m/x', 's', { changedAt: Date.now() });
    expect(hashed).toBe(2);
  });

  it('rememberedDigest remembers nothing without a cache directory', async () => {
    await digest('/m/x', 's', { dir: null });
    await digest('/m/x', 's', { dir: null });
    expect(hashed).toBe(2);
    expect(await readdir(cacheDir)).toEqual([]);
  });

  it('rememberedDigest hashes again after its memory was damaged', async () => {
    await digest('/m/x', 's');
    const [name] = await readdir(cacheDir);
    for (const text of ['{', '[]', '{"/m/x": {"stamp": "s", "sha256": "short"}}']) {
      const memory = path.join(cacheDir, name ?? '');
      await writeFile(memory, text);
      expect(await digest('/m/x', 's')).toBe(A);
      expect(JSON.parse(await readFile(memory, 'utf8'))).toEqual({ '/m/x': { stamp: 's', sha256: A } });
    }
    expect(hashed).toBe(4);
  });
});
