import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  hashFile,
  ModelFiles,
  parseChecksums,
  verifyBeforeLoading,
} from '../../../electron/engine/models/model-files.ts';

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'sightline-files-'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('parseChecksums', () => {
  it('parseChecksums reads text and binary lines and ignores empty ones', () => {
    expect([...parseChecksums(`${HELLO}  a.json\r\n${HELLO.toUpperCase()} *./onnx/b c.onnx\n\n`)]).toEqual([
      ['a.json', HELLO],
      ['onnx/b c.onnx', HELLO],
    ]);
  });

  it('parseChecksums refuses other lines', () => {
    expect(() => parseChecksums(`${HELLO}  a\nnonsense`)).toThrow(/on line 2, received "nonsense"/);
  });
});

describe('ModelFiles', () => {
  it('ModelFiles hashes as sha256sum does', async () => {
    await writeFile(path.join(dir, 'hello'), 'hello');
    expect(await hashFile(path.join(dir, 'hello'))).toBe(HELLO);
  });

  it('ModelFiles tells a missing optional file from one that is listed', async () => {
    await writeFile(path.join(dir, 'SHA256SUMS'), `${HELLO}  listed.json\n`);
    const files = await ModelFiles.open(dir);
    expect(await files.readOptional('other.json')).toBeNull();
    await expect(files.readOptional('listed.json')).rejects.toThrow(
      /^listed\.json: expected a readable file, received nothing there/,
    );
  });

  it('ModelFiles names the place of what is wrong in JSON', async () => {
    const files = await ModelFiles.open(dir);
    const schema = z.object({ a: z.object({ b: z.number() }) });
    expect(() => files.parseJson('x.json', Buffer.from('{"a":{"b":"c"}}'), schema)).toThrow(
      'x.json: a.b: expected number, received "c"',
    );
    expect(() => files.parseJson('x.json', Buffer.from('{"a":{}}'), schema)).toThrow(
      'x.json: a.b: expected number, received nothing',
    );
  });
});

describe('verifyBeforeLoading', () => {
  it('verifyBeforeLoading notices a file that changed after it was described', async () => {
    await writeFile(path.join(dir, 'SHA256SUMS'), '');
    await writeFile(path.join(dir, 'weights'), 'hello');
    const file = await (await ModelFiles.open(dir)).describe('weights', true);
    await verifyBeforeLoading(file);
    await writeFile(path.join(dir, 'weights'), 'hullo');
    await expect(verifyBeforeLoading(file)).rejects.toThrow(/^weights: expected sha256 2cf24dba/);
  });

  it('verifyBeforeLoading accepts a file that was written again with the same content', async () => {
    await writeFile(path.join(dir, 'weights'), 'hello');
    const file = await (await ModelFiles.open(dir)).describe('weights', true);
    await writeFile(path.join(dir, 'copy'), 'hello');
    await copyFile(path.join(dir, 'copy'), path.join(dir, 'weights'));
    await expect(verifyBeforeLoading(file)).resolves.toBeUndefined();
  });

  it('verifyBeforeLoading verifies a file whose digest was taken from the list', async () => {
    await writeFile(path.join(dir, 'SHA256SUMS'), `${HELLO}  weights\n`);
    await writeFile(path.join(dir, 'weights'), 'hullo');
    const file = await (await ModelFiles.open(dir)).describe('weights', false);
    expect(file.sha256).toBe(HELLO);
    await expect(verifyBeforeLoading(file)).rejects.toMatchObject({ kind: 'model-invalid' });
  });
});
