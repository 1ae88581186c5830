import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeUnfinished, writeFileAtomically } from '../../../electron/engine/files/write-atomically.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

describe('writing atomically', () => {
  it('An atomic write replaces a file as a whole, makes its directory, and leaves nothing beside it', async () => {
    const root = await temporaryDirectory();
    const target = path.join(root, 'shard', 'file');
    await writeFileAtomically(target, Buffer.from('old'), { workshop: root });
    await writeFileAtomically(target, Buffer.from('new'), { workshop: root, durable: false });
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(root)).toEqual(['shard']);
    expect(readdirSync(path.dirname(target))).toEqual(['file']);
  });

  it('An atomic write leaves nothing when it fails', async () => {
    const root = await temporaryDirectory();
    const target = path.join(root, 'taken');
    await writeFileAtomically(path.join(target, 'inside'), Buffer.from('x'));
    await expect(writeFileAtomically(target, Buffer.from('y'))).rejects.toThrow();
    expect(readdirSync(root)).toEqual(['taken']);
  });
});

describe('unfinished files', () => {
  it('Unfinished files of other processes are removed, listed as running or not, and all others stay', async () => {
    const root = await temporaryDirectory();
    const kept = [`a.webp.${process.pid}-0.tmp`, 'vectors-1.bin.tmp', 'library.db', 'b.4194304000.txt'];
    const gone = [`a.webp.${process.ppid}-1.tmp`, 'a.webp.4194304000-3.tmp', 'lock.json.4194304000.tmp'];
    for (const name of [...kept, ...gone]) writeFileSync(path.join(root, name), '');
    await removeUnfinished(root);
    expect(readdirSync(root).sort()).toEqual([...kept].sort());
    await removeUnfinished(path.join(root, 'missing'));
    expect(existsSync(path.join(root, 'missing'))).toBe(false);
  });
});
