import { beforeEach, expect, it } from 'vitest';
import { Directories } from '../../../../renderer/state/folders/directories.svelte.ts';
import { Host } from '../../../../renderer/state/shell/host.svelte.ts';
import { Library } from '../../../../renderer/state/folders/library.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { Directory } from '../../../../shared/schemas.ts';
import { FakeApi, aFolder, failure } from '../../fake-api.ts';

const directory = (id: string): Directory => ({ id, name: id, path: `/${id}`, folderId: null });
const home = directory('home');
const pictures = directory('pictures');
const disk = directory('disk');

let api: FakeApi;
let notices: Notices;
let host: Host;
let directories: Directories;

beforeEach(() => {
  api = new FakeApi();
  api.listings = {
    roots: { parentId: null, current: null, directories: [home, disk] },
    home: { parentId: null, current: home, directories: [pictures] },
    pictures: { parentId: 'home', current: pictures, directories: [] },
  };
  notices = new Notices();
  host = new Host(api);
  directories = new Directories({ api, host, notices, library: new Library(api, notices) });
});

it('Choosing directories begins at the roots', async () => {
  await directories.start();
  expect(directories.current).toBeNull();
  expect(directories.listing?.directories).toEqual([home, disk]);
});

it('Choosing directories begins inside the root when there is only one', async () => {
  api.listings['roots'] = { parentId: null, current: null, directories: [home] };
  await directories.start();
  expect(directories.current).toEqual(home);
  expect(directories.trail).toEqual([home]);
});

it('Choosing directories goes in, up, and back along the trail', async () => {
  await directories.start();
  await directories.enter(home);
  await directories.enter(pictures);
  expect(directories.trail).toEqual([home, pictures]);
  await directories.up();
  expect(directories.current).toEqual(home);
  await directories.backTo(-1);
  expect(directories.trail).toEqual([]);
});

it("Choosing directories stays where it is when one can't be read, and says why", async () => {
  await directories.start();
  await directories.enter(disk);
  expect(directories.current).toBeNull();
  expect(directories.trail).toEqual([]);
  expect(directories.failure?.message).toBe('No permission.');
});

it('Choosing directories adds the one that is open and closes', async () => {
  await directories.start();
  await directories.enter(home);
  await directories.add();
  expect(api.calls).toContainEqual({ name: 'folders.add', input: { directoryId: 'home' } });
  expect(directories.open).toBe(false);
});

it('Choosing directories stays open with the reason when adding fails', async () => {
  api.answerAdd = () => Promise.reject(failure('locked', 'another writer'));
  await directories.start();
  await directories.enter(home);
  await directories.add();
  expect(directories.open).toBe(true);
  expect(directories.failure?.message).toBe('Another writer.');
});

it('Choosing directories uses the dialog of the host where it has one, and says what could not be added', async () => {
  api.answers['app.info'] = () =>
    Promise.resolve({ capabilities: { ...host.capabilities, chooseFolder: true } });
  await host.load();
  api.answers['folders.choose'] = () =>
    Promise.resolve({
      added: [aFolder(1, '/home/ada/Pictures')],
      failed: [{ path: '/root', reason: 'expected a folder that may be read' }],
    });
  await directories.start();
  expect(directories.open).toBe(false);
  expect(notices.spoken).toBe('Pictures was added.');
  expect(notices.list.map(({ message }) => message)).toEqual([
    '/root could not be added. Expected a folder that may be read.',
  ]);
});
