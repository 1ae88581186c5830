/** The listing, marks and albums of the library of plain data: as long as a test likes, kept in memory, and undoable. */
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../electron/engine/processes/remote.ts';
import { SightlineError } from '../../shared/errors.ts';
import type { Album, Changed, Photo, SearchFilter, Selection } from '../../shared/schemas.ts';

/** Average colour of a photo as the listing packs it. */
export function packedColour(id: number): number {
  return 1 + ((id * 7_919) % 65_535);
}

export interface FakePhotosOptions {
  /** Of a photo without its marks. */
  readonly photo: (id: number) => Photo;
  /** How many photos there are: ids 1 to that. */
  readonly count: () => number;
  readonly note: (method: string, input: unknown) => void;
  readonly changed: (topic: 'marks' | 'albums') => void;
}

export interface FakePhotos {
  readonly answers: Overrides<EngineApi>;
  /** Takes a change of marks or albums back. */
  undo(input: { token: string }): Promise<Changed>;
  /** Makes an album. */
  createAlbum(input: NewAlbum): Promise<Album>;
  /** Ids that are gone: not listed, without a summary. */
  readonly gone: Set<number>;
  /** Ids that are listed but are gone when they are looked at. */
  readonly goneWhenShown: Set<number>;
  /** Every part of a listing waits for it. */
  gate: Promise<void>;
  /** Every listing fails with these words from now on; null: none does. */
  fail(message: string | null): void;
  marksOf(id: number): { favourite: boolean; rating: number };
  /** Ids of the albums that a photo is in. */
  albumsOf(id: number): number[];
}

interface NewAlbum {
  readonly name: string;
  readonly selection?: Selection | undefined;
}

interface KeptAlbum {
  readonly id: number;
  name: string;
  readonly photos: Set<number>;
}

export function createFakePhotos({ photo, count, note, changed }: FakePhotosOptions): FakePhotos {
  const marks = new Map<number, { favourite: boolean; rating: number }>();
  const albums = new Map<number, KeptAlbum>();
  const undoing = new Map<string, () => Changed>();
  const gone = new Set<number>();
  const goneWhenShown = new Set<number>();
  let failure: SightlineError | null = null;
  const marksOf = (id: number) => marks.get(id) ?? { favourite: false, rating: 0 };

  /** A million photos are numbers, not objects: only what a filter asks for is looked at. */
  function passes(id: number, filter: SearchFilter): boolean {
    if (gone.has(id)) return false;
    const { favourite, rating } = marksOf(id);
    if (filter.favourite !== undefined && favourite !== filter.favourite) return false;
    if (filter.ratingFrom !== undefined && rating < filter.ratingFrom) return false;
    if (filter.albumId !== undefined && !albums.get(filter.albumId)?.photos.has(id)) return false;
    return filter.types?.includes('svg') !== true;
  }

  function listed(filter: SearchFilter = {}): number[] {
    const ids: number[] = [];
    for (let id = 1; id <= count(); id += 1) if (passes(id, filter)) ids.push(id);
    return ids;
  }

  function selected(selection: Selection): number[] {
    if ('ids' in selection) return selection.ids;
    const except = new Set(selection.except ?? []);
    return listed(selection.filter).filter((id) => !except.has(id));
  }

  /** Keeps how to take a change back, and how to do it again after that. */
  function change(topic: 'marks' | 'albums', photos: number, run: () => void, back: () => void): Changed {
    run();
    changed(topic);
    if (photos === 0) return { changed: 0, undo: null };
    const token = `undo-${undoing.size + 1}`;
    undoing.set(token, () => change(topic, photos, back, run));
    return { changed: photos, undo: token };
  }

  function albumOf(id: number): KeptAlbum {
    const found = albums.get(id);
    if (!found) throw new SightlineError('not-found', `expected an album, received ${id}`);
    return found;
  }

  const shown = ({ id, name, photos }: KeptAlbum): Album => ({
    id,
    name,
    photos: photos.size,
    coverId: Math.max(0, ...photos) || null,
    createdAt: 0,
  });

  function putIn(album: KeptAlbum, selection: Selection, inside: boolean): Changed {
    const ids = selected(selection).filter((id) => album.photos.has(id) !== inside);
    const put = () => ids.forEach((id) => album.photos.add(id));
    const take = () => ids.forEach((id) => album.photos.delete(id));
    return inside ? change('albums', ids.length, put, take) : change('albums', ids.length, take, put);
  }

  /** Answers, or rejects with what was thrown; notes what was asked. */
  const noted =
    <Input, Output>(method: string, run: (input: Input) => Output) =>
    (input: Input): Promise<Output> =>
      Promise.resolve().then(() => {
        note(method, input);
        return run(input);
      });

  const undo = noted('undo', ({ token }: { token: string }) => {
    const run = undoing.get(token);
    if (!run) throw new SightlineError('not-found', `expected a change to take back, received ${token}`);
    return run();
  });
  const createAlbum = noted('createAlbum', ({ name, selection }: NewAlbum) => {
    const album = { id: albums.size + 1, name, photos: new Set(selection ? selected(selection) : []) };
    albums.set(album.id, album);
    changed('albums');
    return shown(album);
  });

  const fake: FakePhotos = {
    undo,
    createAlbum,
    gone,
    goneWhenShown,
    gate: Promise.resolve(),
    fail(message) {
      failure = message === null ? null : new SightlineError('unavailable', message);
    },
    marksOf,
    albumsOf: (id) => [...albums.values()].filter(({ photos }) => photos.has(id)).map((album) => album.id),
    answers: {
      'photos.index': async ({ filter, sort, after, limit }) => {
        await fake.gate;
        if (failure) throw failure;
        const ids = listed(filter);
        if (sort === 'newest' || sort === 'added') ids.reverse();
        const start = after === undefined ? 0 : Number(after);
        const part = ids.slice(start, start + limit);
        const columns = new Uint8Array(part.length * 13);
        const view = new DataView(columns.buffer);
        part.forEach((id, index) => {
          const { date, width, height } = photo(id);
          const { favourite, rating } = marksOf(id);
          view.setUint32(index * 4, id, true);
          view.setInt32((part.length + index) * 4, Math.floor(date / 86_400_000), true);
          view.setUint16(
            part.length * 8 + index * 2,
            Math.round(((width ?? 0) / (height || 1)) * 1000),
            true,
          );
          view.setUint16(part.length * 10 + index * 2, packedColour(id), true);
          columns[part.length * 12 + index] = Number(favourite) | (rating << 1);
        });
        const end = start + part.length;
        return {
          columns,
          count: part.length,
          total: ids.length,
          next: end < ids.length ? String(end) : null,
        };
      },
      'photos.summaries': ({ ids }) =>
        Promise.resolve(
          ids
            .filter((id) => id <= count() && !gone.has(id) && !goneWhenShown.has(id))
            .map((id) => {
              const { path, name, type, width, height, date } = photo(id);
              return { id, path, name, type, width, height, date, ...marksOf(id) };
            }),
        ),
      'photos.mark': noted('mark', ({ selection, favourite, rating }) => {
        const before = selected(selection).map((id) => [id, marksOf(id)] as const);
        return change(
          'marks',
          before.length,
          () => {
            for (const [id, old] of before)
              marks.set(id, { favourite: favourite ?? old.favourite, rating: rating ?? old.rating });
          },
          () => {
            for (const [id, old] of before) marks.set(id, old);
          },
        );
      }),
      'library.undo': undo,
      'albums.list': () => Promise.resolve([...albums.values()].map(shown)),
      'albums.create': createAlbum,
      'albums.rename': noted('renameAlbum', ({ id, name }) => {
        const album = albumOf(id);
        album.name = name;
        changed('albums');
        return shown(album);
      }),
      'albums.remove': noted('removeAlbum', ({ id }) => {
        const album = albumOf(id);
        return change(
          'albums',
          1,
          () => albums.delete(id),
          () => albums.set(id, album),
        );
      }),
      'albums.addPhotos': noted('addToAlbum', ({ id, selection }) => putIn(albumOf(id), selection, true)),
      'albums.removePhotos': noted('removeFromAlbum', ({ id, selection }) =>
        putIn(albumOf(id), selection, false),
      ),
    },
  };
  return fake;
}
