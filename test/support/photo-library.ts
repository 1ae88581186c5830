/** A library in a temporary directory with photos that are done, for tests of what is kept of photos. */
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { Directories } from '../../electron/engine/listing/directories.ts';
import { UndoList } from '../../electron/engine/organise/undo.ts';
import type { EngineEvent } from '../../electron/engine/api/engine-api.ts';
import type { PhotoMetadata } from '../../electron/engine/api/embedder-api.ts';
import type { StoredOutcome } from '../../electron/engine/store/outcomes.ts';
import type { PhotoFilter } from '../../electron/engine/store/photo-filter.ts';
import { Database } from '../../electron/engine/store/database.ts';
import { openStore, type Store } from '../../electron/engine/store/store.ts';
import type { PhotoSort } from '../../shared/schemas.ts';
import { doneOutcome, metadata, pulled, scanned, testSpace } from './library.ts';
import { temporaryDirectory } from './temporary.ts';

/** A fresh library before each test of the file; the object and its functions stay the same. */
export class PhotoLibrary {
  dataDir!: string;
  store!: Store;
  directories!: Directories;
  undo!: UndoList;
  /** The folder /photos. */
  folder!: number;
  space!: number;
  /** What pages were told. */
  events: EngineEvent[] = [];

  async open(): Promise<void> {
    this.dataDir = await temporaryDirectory();
    this.store = openStore(this.dataDir, 'writer');
    this.folder = this.store.folders.insert(Buffer.from('/photos'));
    this.space = testSpace(this.store);
    this.events = [];
    this.directories = new Directories(this.store);
    this.undo = new UndoList((event) => this.events.push(event), true);
  }

  /** Adds a photo of the folder that is done. @param bytes its content hash; of its own if omitted. */
  readonly add = (name: string, other: Partial<PhotoMetadata> = {}, mtimeUs = 0, bytes?: string): number => {
    const id = this.store.scans.insert(this.folder, scanned(`/photos/${name}`, { mtimeUs }));
    this.finish(id, other, bytes);
    return id;
  };

  /** Records that a pending photo is done. */
  readonly finish = (
    id: number,
    other: Partial<PhotoMetadata> = {},
    bytes?: string,
  ): StoredOutcome | undefined => {
    const outcome = doneOutcome(id, {
      metadata: metadata(other),
      ...(bytes === undefined ? {} : { contentHash: bytes }),
    });
    return this.store.outcomes.record(this.space, [
      { pulled: pulled(this.store, id), outcome, hub: null },
    ])[0];
  };

  /** Other bytes are written to a photo's file, and read. */
  readonly change = (id: number, bytes: string): StoredOutcome | undefined => {
    const photo = this.store.photos.get(id)!;
    this.store.departed.note([id]);
    this.store.scans.change(id, this.folder, scanned(photo.path, { mtimeUs: 77 }));
    return this.finish(id, {}, bytes);
  };

  /** Changes the database beneath the store, as an earlier version left it. */
  readonly database = (work: (database: Database) => void): void => {
    const database = Database.openWriter(path.join(this.dataDir, 'library.db'));
    work(database);
    database.close();
  };

  /** Ids of the photos that a filter lets through, by path. */
  readonly matching = async (filter: PhotoFilter, sort: PhotoSort = 'path'): Promise<number[]> => [
    ...(await this.store.listing.matching(sort, filter)).ids,
  ];
}

export function usePhotoLibrary(): PhotoLibrary {
  const library = new PhotoLibrary();
  beforeEach(() => library.open());
  afterEach(() => library.store.close());
  return library;
}
