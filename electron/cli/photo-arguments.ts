/**
 * Finds photos given on the command line: files, folders of the library, directories inside them. Runs in the CLI
 * process.
 */
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Folder, SearchFilter, Selection, TreeNode } from '../../shared/schemas.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { folderAt, folderWithId, isAtOrBelow, pathsOf } from './folder-argument.ts';
import type { Library } from './open-library.ts';

/**
 * Resolves the arguments to a selection; without any, all photos. A single folder or directory becomes a filter, so
 * that a million photos need not be listed.
 * @throws SightlineError `not-found` for an argument that is not in the library.
 */
export async function selectPhotos(library: Library, names: readonly string[]): Promise<Selection> {
  const [first] = names;
  if (first === undefined) return { filter: {} };
  const filter = names.length === 1 ? await filterOf(library, first) : null;
  if (filter !== null) return { filter };
  const ids = new Set<number>();
  for (const name of names) {
    for (const id of await idsOf(library, name)) ids.add(id);
  }
  return { ids: [...ids] };
}

/** The photo that an argument names. @throws SightlineError `not-found`. */
export async function findPhoto({ api, signal }: Library, name: string): Promise<number> {
  const paths = await pathsOf(name);
  const { ids } = await api.photoIds({ paths: paths.map((each) => toPathBytes(each)) }, { signal });
  const id = ids.find((found) => found !== null);
  if (id === undefined || id === null) {
    throw new SightlineError(
      'not-found',
      `expected a photo or folder in the library, received ${path.resolve(name)}; add its folder with: sightline index <folder>`,
    );
  }
  return id;
}

async function idsOf(library: Library, name: string): Promise<number[]> {
  const { api, signal } = library;
  const filter = await filterOf(library, name);
  if (filter === null) return [await findPhoto(library, name)];
  const ids: number[] = [];
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<typeof api.photos.index>> = await api.photos.index(
      { filter, sort: 'added', limit: LIMITS.indexRows, ...(after === null ? {} : { after }) },
      { signal },
    );
    // The first column holds the ids.
    const view = new DataView(part.columns.buffer, part.columns.byteOffset);
    for (let row = 0; row < part.count; row++) ids.push(view.getUint32(row * 4, true));
    after = part.next;
  } while (after !== null);
  return ids;
}

/** A folder of the library, or a directory inside one, as a filter; null if it is neither. */
async function filterOf(library: Library, name: string): Promise<SearchFilter | null> {
  const { folders } = library.status;
  const folder = await folderAt(folders, name);
  if (folder) return { folderId: folder.id };
  const directory = await realpath(name).catch(() => null);
  // A directory may be named 1, so treat the argument as an id only if no such directory exists.
  if (directory === null) {
    const named = folderWithId(folders, name);
    return named === undefined ? null : { folderId: named.id };
  }
  const around = folders.find((each) => isAtOrBelow(each.path, directory));
  return around === undefined ? null : below(library, around, directory);
}

/** Walks down from a folder, because the engine identifies directories by opaque ids. */
async function below(
  { api, signal }: Library,
  folder: Folder,
  directory: string,
): Promise<SearchFilter | null> {
  if (directory === folder.path) return { folderId: folder.id };
  let node: TreeNode | undefined = (await api.library.tree({}, { signal })).find(
    (each) => each.folderId === folder.id,
  );
  for (const name of path.relative(folder.path, directory).split(path.sep)) {
    if (node === undefined) return null;
    node = (await api.library.tree({ id: node.id }, { signal })).find((each) => each.name === name);
  }
  return node === undefined ? null : { directoryId: node.id };
}
