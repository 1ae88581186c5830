import { beforeEach, expect, it } from 'vitest';
import { FolderTree } from '../../../../renderer/state/folders/folder-tree.svelte.ts';
import { Library } from '../../../../renderer/state/folders/library.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { TreeNode } from '../../../../shared/schemas.ts';
import { FakeApi, aFolder, aStatus, failure } from '../../fake-api.ts';

const node = (id: string, folderId: number, hasChildren = false): TreeNode => ({
  id,
  name: id,
  folderId,
  photos: 7,
  hasChildren,
});

let api: FakeApi;
let library: Library;
let notices: Notices;
let tree: FolderTree;
let inside: Record<string, TreeNode[]>;

const names = () => tree.rows.map(({ node: { name }, level }) => `${'-'.repeat(level)}${name}`);
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  api = new FakeApi();
  notices = new Notices();
  library = new Library(api, notices);
  api.status = aStatus({ folders: [aFolder(1, '/home/ada/Pictures'), aFolder(2, '/media/Archive')] });
  inside = { '': [node('Pictures', 1, true)], Pictures: [node('2019', 1)] };
  api.answers['library.tree'] = ({ id = '' }: { id?: string }) => {
    const nodes = inside[id];
    return nodes ? Promise.resolve(nodes) : Promise.reject(failure('not-found', 'it is gone'));
  };
  tree = new FolderTree(api, library, notices);
  await library.refresh();
  tree.refresh();
  await settled();
});

it('The folder tree shows the folders of the library, even one that the tree does not know yet', () => {
  expect(names()).toEqual(['-Pictures', '-Archive']);
  expect(tree.rows[0]?.folder?.id).toBe(1);
  expect(tree.rows[1]?.node).toMatchObject({ hasChildren: false, photos: 3 });
});

it('The folder tree shows what is inside a directory when it is opened, and hides it again', async () => {
  await tree.expand('Pictures');
  expect(names()).toEqual(['-Pictures', '--2019', '-Archive']);
  expect(tree.rows[1]).toMatchObject({ parent: 0, folder: null });
  tree.collapse('Pictures');
  expect(names()).toEqual(['-Pictures', '-Archive']);
});

it('The folder tree says when a directory is gone, and leaves it closed', async () => {
  delete inside['Pictures'];
  await tree.expand('Pictures');
  expect(tree.rows[0]?.expanded).toBe(false);
  expect(notices.list).toMatchObject([{ level: 'error' }]);
});

it('The folder tree knows nothing of a library that was replaced', async () => {
  await tree.expand('Pictures');
  tree.clear();
  expect(names()).toEqual(['-Pictures', '-Archive']);
  expect(tree.rows[0]?.node.hasChildren).toBe(false);
});
