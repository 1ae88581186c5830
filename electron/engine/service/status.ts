/** The state of the library as the contract defines it. Runs in the engine process. */
import { IDLE_PROGRESS, type LibraryStatus } from '../../../shared/schemas.ts';
import { appVersion } from '../app-root.ts';
import { dataDirBytes } from '../files/disk-use.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { showFolders } from '../library/folder-view.ts';
import type { Indexer } from '../library/indexer.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import type { LibraryCalibration } from '../search/library-calibration.ts';
import type { Store } from '../store/store.ts';

/** The parts of an open library that its state is read from. */
export interface StatusParts {
  readonly input: { readonly demo?: boolean };
  readonly layout: DataDirLayout;
  readonly model: ModelFolder;
  readonly store: Pick<Store, 'mode' | 'folders' | 'photos' | 'unlisted'>;
  readonly calibration: Pick<LibraryCalibration, 'kind'>;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'progress' | 'scanning'> | null;
}

/** Counts, folders, model and progress. @throws system errors from measuring the data directory. */
export async function libraryStatus(library: StatusParts): Promise<LibraryStatus> {
  const { store, model } = library;
  return {
    version: appVersion,
    dataDir: library.layout.root,
    dataDirBytes: await dataDirBytes(library.layout.root),
    demo: library.input.demo === true,
    writable: store.mode === 'writer',
    model: {
      id: model.id,
      dimensions: model.dimensions,
      calibration: library.calibration.kind(),
      languages: model.languages,
    },
    folders: showFolders(library),
    photos: store.folders.counts(),
    skippedReasons: store.photos.skippedReasons(),
    unlistedCount: store.unlisted.count(),
    progress: library.indexer?.progress() ?? IDLE_PROGRESS,
  };
}
