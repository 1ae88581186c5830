/** The state of the library as the contract shows it. Engine process. */
import { IDLE_PROGRESS, type LibraryStatus } from '../../../shared/schemas.ts';
import { appVersion } from '../app-root.ts';
import { dataDirBytes } from '../files/data-dir.ts';
import { showFolders } from '../library/folder-view.ts';
import type { EngineLibrary } from './open-library.ts';

/** Counts, folders, model and progress. @throws system errors while the size of the data directory is measured. */
export async function libraryStatus(library: EngineLibrary): Promise<LibraryStatus> {
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
    progress: library.indexer?.progress() ?? IDLE_PROGRESS,
  };
}
