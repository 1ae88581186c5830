import { describe, expect, it } from 'vitest';
import { Drops } from '../../../../renderer/state/shell/drops.ts';
import { Library } from '../../../../renderer/state/folders/library.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import { MAX_DROPPED, type DroppedItem } from '../../../../shared/bridge.ts';
import { aFolder, aStatus, FakeApi, failure } from '../../fake-api.ts';

function make(items: readonly DroppedItem[] | null) {
  const api = new FakeApi();
  const notices = new Notices();
  const library = new Library(api, notices);
  const bridge = items ? { dropped: () => Promise.resolve(items) } : undefined;
  return { api, notices, library, drops: new Drops({ bridge, api, library, notices }) };
}

const picture = new File(['bytes'], 'one.jpg', { type: 'image/jpeg' });
const empty = new File([], 'Holidays');
const holidays: DroppedItem = { kind: 'directory', directoryId: 'd1', name: 'Holidays' };

describe('a drop in a browser', () => {
  it('A drop in a browser is a query: there is nobody to tell folders from files', async () => {
    const { drops } = make(null);
    expect(await drops.take([picture])).toEqual([picture]);
  });
});

describe('a drop on the desktop', () => {
  it('A drop of a folder on the desktop adds it', async () => {
    const { drops, api, notices } = make([holidays]);
    api.answerAdd = () => Promise.resolve(aFolder(3, '/home/ada/Holidays'));
    expect(await drops.take([empty])).toEqual([]);
    expect(api.calls).toContainEqual({ name: 'folders.add', input: { directoryId: 'd1' } });
    expect(notices.spoken).toContain('Holidays');
  });

  it('A drop of a folder with pictures beside it means the folder', async () => {
    const { drops } = make([{ kind: 'file', name: 'one.jpg' }, holidays]);
    expect(await drops.take([picture, empty])).toEqual([]);
  });

  it('A drop of a folder inside one that is watched says so', async () => {
    const { drops, api, library, notices } = make([holidays]);
    const pictures = aFolder(1, '/home/ada/Pictures');
    api.status = { ...aStatus(), folders: [pictures] };
    await library.refresh();
    api.answerAdd = () => Promise.resolve(pictures);
    await drops.take([empty]);
    expect(notices.list.map(({ message }) => message)).toEqual([
      '“Holidays” is already in the library, as part of “Pictures”.',
    ]);
  });

  it('A drop of the first folder, in the place of the samples, adds it', async () => {
    const { drops, api, library, notices } = make([holidays]);
    api.status = { ...aStatus(), folders: [aFolder(1, '/opt/sightline/samples')] };
    await library.refresh();
    api.answerAdd = () => Promise.resolve(aFolder(1, '/home/ada/Holidays'));
    await drops.take([empty]);
    expect(notices.list).toEqual([]);
    expect(notices.spoken).toContain('Holidays');
  });

  it("A drop of a folder that can't be added says why, and continues with the next", async () => {
    const { drops, api, notices } = make([holidays, { ...holidays, directoryId: 'd2', name: 'Family' }]);
    let first = true;
    api.answerAdd = () => {
      if (!first) return Promise.resolve(aFolder(4, '/home/ada/Family'));
      first = false;
      return Promise.reject(failure('unreadable', 'no permission'));
    };
    await drops.take([empty, empty]);
    expect(notices.list.map(({ message }) => message)).toEqual(['Holidays: No permission.']);
    expect(notices.spoken).toContain('Family');
  });

  it('A drop of ten thousand files with a folder among the first says how many were looked at', async () => {
    const { drops, notices } = make([
      holidays,
      ...Array<DroppedItem>(MAX_DROPPED - 1).fill({ kind: 'file', name: 'x' }),
    ]);
    expect(await drops.take(Array<File>(10_000).fill(picture))).toEqual([]);
    expect(notices.list.at(-1)?.message).toContain('10,000');
  });

  it('A drop of files only leaves them to be searched by', async () => {
    const { drops } = make([{ kind: 'file', name: 'one.jpg' }]);
    expect(await drops.take([picture])).toEqual([picture]);
  });

  it('A drop of a picture out of another page is a query', async () => {
    const { drops } = make([{ kind: 'unusable', name: '' }]);
    expect(await drops.take([picture])).toEqual([picture]);
  });

  it('A drop of something that is gone says so', async () => {
    const { drops, notices } = make([{ kind: 'unusable', name: 'Holidays' }]);
    expect(await drops.take([empty])).toEqual([]);
    expect(notices.list.map(({ level }) => level)).toEqual(['error']);
  });
});
