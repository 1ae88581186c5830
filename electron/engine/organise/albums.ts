/** Requests about albums. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import type { Album, Changed, Selection } from '../../../shared/schemas.ts';
import type { AlbumRow, Albums } from '../store/albums.ts';
import { createPace, inChunks } from '../work/pace.ts';
import { selectedWithCopies, type ChangeParts } from '../listing/filter.ts';
import { bytesOf, IdGroups, type GroupedIds } from './grouped-ids.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeTopic, UndoList } from './undo.ts';

const TOPICS: readonly ChangeTopic[] = ['albums'];
/** Photos to take out of an album at a time when removing it. */
const REMOVED_AT_ONCE = 1_000;

/** The parts of an open library that requests about albums need. */
export interface AlbumParts {
  readonly store: Pick<Store, 'albums'>;
  readonly undo: UndoList;
}

/**
 * Creates an album, with the photos of a selection if given. Names may repeat.
 * @throws SightlineError `read-only`, `not-found` (a directory of the filter), `cancelled`.
 */
export async function createAlbum(
  library: AlbumParts & ChangeParts,
  { name, selection }: { name: string; selection?: Selection | undefined },
  signal?: AbortSignal,
): Promise<Album> {
  const { albums } = library.store;
  const ids = selection === undefined ? null : await selectedWithCopies(library, selection, signal);
  return library.undo.inTurn(TOPICS, async () => {
    const id = albums.create(name);
    if (ids !== null) await putIn(albums, id, new Map([[Date.now(), ids]]));
    library.undo.emit(TOPICS);
    return showAlbum(albums, id);
  });
}

/** Renames an album. @throws SightlineError `not-found`, `read-only`. */
export async function renameAlbum(
  library: AlbumParts,
  { id, name }: { id: number; name: string },
): Promise<Album> {
  const { albums } = library.store;
  return library.undo.inTurn(TOPICS, () => {
    expectAlbum(albums, id);
    albums.rename(id, name);
    library.undo.emit(TOPICS);
    return showAlbum(albums, id);
  });
}

export const addToAlbum = changingPhotos((albums, id, ids) =>
  putIn(albums, id, new Map([[Date.now(), ids]])),
);
export const removeFromAlbum = changingPhotos(takeOut);

function changingPhotos(change: (albums: Albums, id: number, ids: Uint32Array) => Promise<Change>) {
  return async (
    library: AlbumParts & ChangeParts,
    { id, selection }: { id: number; selection: Selection },
    signal?: AbortSignal,
  ): Promise<Changed> => {
    const { albums } = library.store;
    expectAlbum(albums, id);
    const ids = await selectedWithCopies(library, selection, signal);
    return library.undo.make(TOPICS, () => change(albums, id, ids));
  };
}

/** `changed` counts the photos in it; 1 for an empty album, which stands for the album itself. */
export function removeAlbum({ store, undo }: AlbumParts, id: number): Promise<Changed> {
  return undo.make(TOPICS, () => remove(store.albums, id));
}

/** @param groups photos by the time they were added. */
async function putIn(albums: Albums, albumId: number, groups: GroupedIds): Promise<Change> {
  expectAlbum(albums, albumId);
  const added: number[] = [];
  for (const [addedAt, ids] of groups) {
    await inChunks(ids, (chunk) => {
      for (const id of albums.add(albumId, chunk, addedAt)) added.push(id);
    });
  }
  const ids = new Uint32Array(added);
  return {
    topics: TOPICS,
    changed: ids.length,
    bytes: ids.byteLength,
    revert: () => takeOut(albums, albumId, ids),
  };
}

/** Takes photos out of an album, as a change. */
export async function takeOut(albums: Albums, albumId: number, ids: Uint32Array): Promise<Change> {
  const taken = new IdGroups();
  await inChunks(ids, (chunk) => taken.add(albums.remove(albumId, chunk)));
  const groups = taken.compact();
  return {
    topics: TOPICS,
    changed: taken.count,
    bytes: bytesOf(groups),
    revert: () => putIn(albums, albumId, groups),
  };
}

async function remove(albums: Albums, albumId: number): Promise<Change> {
  const album = expectAlbum(albums, albumId);
  const taken = new IdGroups();
  const pace = createPace();
  // Deleting a million rows at once would block others for seconds.
  for (let some = albums.someOf(albumId, REMOVED_AT_ONCE); some.length > 0; await pace()) {
    taken.add(albums.remove(albumId, some));
    some = albums.someOf(albumId, REMOVED_AT_ONCE);
  }
  albums.delete(albumId);
  const groups = taken.compact();
  return {
    topics: TOPICS,
    changed: Math.max(1, taken.count),
    bytes: bytesOf(groups),
    revert: () => restore(albums, album, groups),
  };
}

async function restore(albums: Albums, album: AlbumRow, groups: GroupedIds): Promise<Change> {
  albums.restore(album);
  const { changed, bytes = 0 } = await putIn(albums, album.id, groups);
  return { topics: TOPICS, changed: Math.max(1, changed), bytes, revert: () => remove(albums, album.id) };
}

function expectAlbum(albums: Albums, id: number): AlbumRow {
  return expectFound(albums.get(id), 'an album', id);
}

async function showAlbum(albums: Albums, id: number): Promise<Album> {
  return { ...expectAlbum(albums, id), ...(await albums.content(id)) };
}
