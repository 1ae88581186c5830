/** The state of the library as the contract shows it. Engine process. */
import type { LibraryStatus, Progress } from '../../../../shared/schemas.ts';
import { appVersion } from '../../app-root.ts';
import { dataDirBytes } from '../../library/data-dir.ts';
import { showFolders } from './folder-view.ts';
import type { EngineLibrary } from './open-library.ts';

/** What a process that can't index says of its progress. */
const IDLE: Progress = {
  phase: 'idle',
  found: 0,
  finished: 0,
  total: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  rate: null,
  secondsLeft: null,
  stopped: null,
};

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
    },
    folders: showFolders(library),
    photos: store.folders.counts(),
    skippedReasons: store.photos.skippedReasons(),
    progress: library.indexer?.progress() ?? IDLE,
  };
}
