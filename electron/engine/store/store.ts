/** Opens the SQLite store of a data directory, which holds all persistent data. Runs in the engine process. */
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { Albums } from './albums.ts';
import { Copies } from './copies.ts';
import { Database } from './database.ts';
import { Departed } from './departed.ts';
import { FacetCounts } from './facets.ts';
import { Folders } from './folders.ts';
import { LabelSets } from './label-sets.ts';
import { Listing } from './listing.ts';
import { takeWriterLock, type WriterLock } from './lock.ts';
import { Marks } from './marks.ts';
import { checkSchema, migrate, readSchemaVersion, schemaVersion } from './migrate.ts';
import { Outcomes } from './outcomes.ts';
import { PhotoWalk } from './photo-walk.ts';
import { Photos } from './photos.ts';
import { Pictures } from './pictures.ts';
import { SavedSearches } from './saved-searches.ts';
import { Proposals } from './proposals.ts';
import { Recall } from './recall.ts';
import { RefreshList } from './refresh-list.ts';
import { Runs } from './runs.ts';
import { ScanRecords } from './scan-records.ts';
import { SearchHistory } from './search-history.ts';
import { Settings } from './settings.ts';
import { SpaceBuild } from './space-build.ts';
import { Spaces } from './spaces.ts';
import { Suggestions } from './suggestions.ts';
import { TaggingRuns } from './tagging-runs.ts';
import { Tags } from './tags.ts';
import { Tree } from './tree.ts';
import { UnlistedPaths } from './unlisted.ts';
import { Vectors } from './vectors.ts';

export interface Store {
  readonly mode: 'writer' | 'reader';
  readonly folders: Folders;
  readonly photos: Photos;
  readonly pictures: Pictures;
  readonly listing: Listing;
  readonly facets: FacetCounts;
  readonly tree: Tree;
  readonly marks: Marks;
  readonly albums: Albums;
  readonly searches: SavedSearches;
  readonly history: SearchHistory;
  readonly suggestions: Suggestions;
  readonly tags: Tags;
  readonly labelSets: LabelSets;
  readonly runs: Runs;
  readonly taggingRuns: TaggingRuns;
  readonly proposals: Proposals;
  readonly scans: ScanRecords;
  readonly copies: Copies;
  readonly unlisted: UnlistedPaths;
  readonly departed: Departed;
  readonly recall: Recall;
  readonly refreshList: RefreshList;
  readonly outcomes: Outcomes;
  readonly vectors: Vectors;
  readonly spaces: Spaces;
  readonly spaceBuild: SpaceBuild;
  readonly settings: Settings;
  /** Runs synchronous `work` in one transaction. */
  transaction<Result>(work: () => Result): Result;
  /** Runs synchronous `work` as a part of the transaction that can fail alone: only its own changes are undone. */
  attempt<Result>(work: () => Result): Result;
  /** A number that changes when another process has written: a reader then refreshes its in-memory copies. */
  dataVersion(): number;
  /** Returns up to `pages` free pages to the file system; answers whether more remain. */
  shrink(pages?: number): boolean;
  close(): void;
}

/**
 * Opens the library of a data directory, which exists (files/data-dir.ts).
 * @param mode `writer` takes the lock, creates and migrates; `reader` works beside a writer and writes nothing.
 * @param host process id reported to a second writer.
 * @throws SightlineError `locked`, `no-library` (reader, none there), `read-only`, `disk-full`, `unreadable`
 *   (damaged), `unsupported` (made by a newer version).
 */
export function openStore(dataDir: string, mode: 'writer' | 'reader', host: number = process.pid): Store {
  const file = path.join(dataDir, 'library.db');
  return mode === 'writer' ? openWriter(dataDir, file, host) : openReader(dataDir, file, host);
}

function openWriter(dataDir: string, file: string, host: number): Store {
  const lock = takeWriterLock(dataDir, host);
  try {
    const database = Database.openWriter(file);
    try {
      migrate(database);
      return createStore(database, 'writer', lock);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A reader can't migrate, so a library of an older version is opened once for writing. */
function openReader(dataDir: string, file: string, host: number): Store {
  const opened = openCurrent(file);
  if (opened) return opened;
  openWriter(dataDir, file, host).close();
  const migrated = openCurrent(file);
  if (!migrated) throw new SightlineError('internal', `${file} has no current schema after its migration`);
  return migrated;
}

function openCurrent(file: string): Store | null {
  const database = Database.openReader(file);
  try {
    checkSchema(database);
    if (readSchemaVersion(database) === schemaVersion) return createStore(database, 'reader', null);
  } catch (error) {
    database.close();
    throw error;
  }
  database.close();
  return null;
}

function createStore(database: Database, mode: Store['mode'], lock: WriterLock | null): Store {
  const vectors = new Vectors(database);
  const walk = new PhotoWalk(database);
  const marks = new Marks(database);
  const albums = new Albums(database);
  const tags = new Tags(database);
  const runs = new Runs(database);
  const copies = new Copies(database, { marks, albums, tags });
  const departed = new Departed(database, copies);
  return {
    mode,
    folders: new Folders(database),
    photos: new Photos(database),
    pictures: new Pictures(database),
    listing: new Listing(database, walk),
    facets: new FacetCounts(database, walk, marks),
    tree: new Tree(database),
    marks,
    albums,
    searches: new SavedSearches(database),
    history: new SearchHistory(database),
    suggestions: new Suggestions(database),
    tags,
    labelSets: new LabelSets(database),
    runs,
    taggingRuns: new TaggingRuns(database, runs),
    proposals: new Proposals(database),
    scans: new ScanRecords(database),
    unlisted: new UnlistedPaths(database),
    copies,
    departed,
    refreshList: new RefreshList(database),
    recall: new Recall(database, { vectors, departed }),
    outcomes: new Outcomes(database, { vectors, copies, departed }),
    vectors,
    spaces: new Spaces(database),
    spaceBuild: new SpaceBuild(database, vectors),
    settings: new Settings(database),
    transaction: (work) => database.transaction(work),
    attempt: (work) => database.attempt(work),
    dataVersion: () => database.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0,
    shrink(pages = 512) {
      // Each row of this pragma is a freed page; it frees only as far as it is stepped.
      database.all(`PRAGMA incremental_vacuum(${pages})`);
      return (database.get<{ freelist_count: number }>('PRAGMA freelist_count')?.freelist_count ?? 0) > 0;
    },
    close() {
      database.close();
      lock?.release();
    },
  };
}
