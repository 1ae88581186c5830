import { describe, expect, it } from 'vitest';
import { scanned } from '../../support/library.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();

async function children(directory: string): Promise<string[]> {
  const found: string[] = [];
  for await (const child of library.store.tree.children(Buffer.from(directory))) {
    found.push(child.toString('latin1'));
  }
  return found;
}

describe('the tree of directories', () => {
  it('The tree of directories has those with photos below, however the names sort, and no others', async () => {
    for (const name of ['a.jpg', 'b/1.jpg', 'b/c/1.jpg', 'b/c/2.jpg', 'b.jpg', 'b-2/x/1.jpg', 'z.jpg']) {
      library.add(name);
    }
    library.store.scans.insert(library.folder, scanned('/photos/pending/1.jpg'));
    library.store.scans.insert(library.folder, scanned('/photos/raw/1.heic', { skip: 'no HEIC' }));
    expect(await children('/photos')).toEqual(['/photos/b-2', '/photos/b']);
    expect(await children('/photos/b')).toEqual(['/photos/b/c']);
    expect(await children('/photos/b/c')).toEqual([]);
    expect(await children('/elsewhere')).toEqual([]);
    const { tree } = library.store;
    expect(await tree.count(Buffer.from('/photos'))).toBe(7);
    expect(await tree.count(Buffer.from('/photos/b'))).toBe(3);
    expect(await tree.count(Buffer.from('/photos/raw'))).toBe(0);
    expect(await tree.hasChildren(Buffer.from('/photos/b'))).toBe(true);
    expect(await tree.hasChildren(Buffer.from('/photos/b-2/x'))).toBe(false);
  });

  it('The tree of directories knows names that are not UTF-8', async () => {
    const path = Buffer.from('/photos/caf\xe9/1.jpg', 'latin1');
    library.finish(library.store.scans.insert(library.folder, { ...scanned(''), path }));
    expect(await children('/photos')).toEqual(['/photos/caf\xe9']);
  });
});
