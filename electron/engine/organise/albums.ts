/** Requests about albums. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import type { Album, Changed, Selection } from '../../../shared/schemas.ts';
import type { AlbumRow, Albums } from '../store/albums.ts';
import { createPace, inChunks } from '../work/pace.ts';
import { selectedPhotos, type SelectionParts } from '../listing/filter.ts';
import { bytesOf, IdGroups, type GroupedIds } from './grouped-ids.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeTopic, UndoList } from './undo.ts';
import { widening, type CopySource } from './widen.ts';

const TOPICS: readonly ChangeTopic[] = ['albums'];

/** Without `copies`, only the photos named are concerned. */
interface AlbumStore {
  readonly albums: Albums;
  readonly copies: CopySource;
}
/** Photos to take out of an album at a time when removing it. */
const REMOVED_AT_ONCE = 1_000;

/** The parts of an open library that requests about albums need. */
export interface AlbumParts {
  readonly store: Pick<Store, 'albums' | 'copies'>;
  readonly undo: UndoList;
}

/**
 * Creates an album, with the photos of a selection if given. Names may repeat.
 * @throws SightlineError `read-only`, `not-found` (a directory of the filter), `cancelled`.
 */
export async function createAlbum(
  library: AlbumParts & SelectionParts,
  { name, selection }: { name: string; selection?: Selection | undefined },
  signal?: AbortSignal,
): Promise<Album> {
  const { albums } = library.store;
  const ids = selection === undefined ? null : await selectedPhotos(library, selection, signal);
  return library.undo.inTurn(TOPICS, async () => {
    const id = albums.create(name);
    if (ids !== null) await putIn(library.store, id, new Map([[Date.now(), ids]]));
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

export const addToAlbum = changingPhotos((store, id, ids) => putIn(store, id, new Map([[Date.now(), ids]])));
export const removeFromAlbum = changingPhotos(takeOut);

function changingPhotos(change: (store: AlbumStore, id: number, ids: Uint32Array) => Promise<Change>) {
  return async (
    library: AlbumParts & SelectionParts,
    { id, selection }: { id: number; selection: Selection },
    signal?: AbortSignal,
  ): Promise<Changed> => {
    expectAlbum(library.store.albums, id);
    const ids = await selectedPhotos(library, selection, signal);
    return library.undo.make(TOPICS, () => change(library.store, id, ids));
  };
}

/** `changed` counts the photos in it; 1 for an empty album, which stands for the album itself. */
export function removeAlbum({ store, undo }: AlbumParts, id: number): Promise<Changed> {
  return undo.make(TOPICS, () => remove(store, id));
}

/** @param groups photos by the time they were added. */
async function putIn(store: AlbumStore, albumId: number, groups: GroupedIds): Promise<Change> {
  const { albums } = store;
  expectAlbum(albums, albumId);
  const added: number[] = [];
  const widened = widening(store.copies, groups.values());
  for (const [addedAt, ids] of groups) {
    await inChunks(ids, (chunk) => {
      for (const id of albums.add(albumId, widened(chunk), addedAt)) added.push(id);
    });
  }
  const ids = new Uint32Array(added);
  return {
    topics: TOPICS,
    changed: ids.length,
    bytes: ids.byteLength,
    revert: () => takeOut(store, albumId, ids),
  };
}

/** Takes photos out of an album, as a change. */
export async function takeOut(store: AlbumStore, albumId: number, ids: Uint32Array): Promise<Change> {
  const taken = new IdGroups();
  const widened = widening(store.copies, [ids]);
  await inChunks(ids, (chunk) => taken.add(store.albums.remove(albumId, widened(chunk))));
  const groups = taken.compact();
  return {
    topics: TOPICS,
    changed: taken.count,
    bytes: bytesOf(groups),
    revert: () => putIn(store, albumId, groups),
  };
}

async function remove(store: AlbumStore, albumId: number): Promise<Change> {
  const { albums } = store;
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
    revert: () => restore(store, album, groups),
  };
}

async function restore(store: AlbumStore, album: AlbumRow, groups: GroupedIds): Promise<Change> {
  store.albums.restore(album);
  const { changed, bytes = 0 } = await putIn(store, album.id, groups);
  return { topics: TOPICS, changed: Math.max(1, changed), bytes, revert: () => remove(store, album.id) };
}

function expectAlbum(albums: Albums, id: number): AlbumRow {
  return expectFound(albums.get(id), 'an album', id);
}

async function showAlbum(albums: Albums, id: number): Promise<Album> {
  return { ...expectAlbum(albums, id), ...(await albums.content(id)) };
}
