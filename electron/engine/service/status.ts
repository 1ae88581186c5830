/** The state of the library as the contract defines it. Runs in the engine process. */
import { IDLE_PROGRESS, type LibraryModel, type LibraryStatus } from '../../../shared/schemas.ts';
import { appVersion } from '../app-root.ts';
import { dataDirBytes } from '../files/disk-use.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { showFolders } from '../library/folder-view.ts';
import type { Indexer } from '../library/indexer.ts';
import { physicalCores } from '../embedding/processor.ts';
import { speedOf } from '../library/space-speed.ts';
import type { SpaceBuilder } from '../library/build-space.ts';
import type { Model } from '../models/open-model.ts';
import type { LibraryCalibration } from '../search/library-calibration.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { ChosenModel } from './choose-model.ts';

/** The parts of an open library that its state is read from. */
export interface StatusParts {
  readonly input: { readonly demo?: boolean };
  readonly layout: DataDirLayout;
  readonly chosen: ChosenModel;
  readonly store: Pick<
    Store,
    'mode' | 'folders' | 'photos' | 'unlisted' | 'spaces' | 'spaceBuild' | 'settings'
  >;
  /** Null in a reader when nothing has been indexed with the model yet. */
  readonly space: Space | null;
  /** Threads of the encoders. */
  readonly threads: () => number | null;
  /** Null unless a chosen model waits for its vectors, and in a reader. */
  readonly builder: Pick<SpaceBuilder, 'left'> | null;
  readonly calibration: Pick<LibraryCalibration, 'kind'>;
  /** Null in a reader. */
  readonly indexer: Pick<Indexer, 'progress' | 'scanning'> | null;
}

/** Counts, folders, model and progress. @throws system errors from measuring the data directory. */
export async function libraryStatus(library: StatusParts): Promise<LibraryStatus> {
  const { store } = library;
  return {
    version: appVersion,
    dataDir: library.layout.root,
    dataDirBytes: await dataDirBytes(library.layout.root),
    demo: library.input.demo === true,
    writable: store.mode === 'writer',
    model: libraryModel(library),
    folders: showFolders(library),
    photos: store.folders.counts(),
    skippedReasons: store.photos.skippedReasons(),
    unlistedCount: store.unlisted.count(),
    progress: library.indexer?.progress() ?? IDLE_PROGRESS,
  };
}

/** The model that answers, and the one that will. */
export function libraryModel(library: StatusParts): LibraryModel {
  const { answering, problem } = library.chosen;
  const { model } = answering;
  return {
    id: model.id,
    dimensions: model.dimensions,
    calibration: library.calibration.kind(),
    languages: model.languages,
    name: answering.name,
    space: model.space,
    variant: variantOf(model),
    threads: model.kind === 'remote' ? 0 : (library.threads() ?? physicalCores()),
    provider: model.kind === 'remote' ? 'remote' : 'cpu',
    host: model.kind === 'remote' ? model.host : null,
    imagesPerSecond: speedOf(library.store, model.space),
    next: nextModel(library),
    problem,
  };
}

function nextModel({ chosen, store, space, builder }: StatusParts): LibraryModel['next'] {
  const { next } = chosen;
  if (next === null || space === null) return null;
  const building = store.spaces.find(next.model.space);
  const waiting = builder?.left() ?? store.spaceBuild.left(space.id, building?.id ?? 0);
  return { id: next.model.id, name: next.name, waiting };
}

function variantOf(model: Model): string {
  if (model.kind === 'remote') return model.revision;
  const [vision, text] = [model.visionFile.name, model.textFile.name].map(
    (name) => /_model_?([^./]*)\.onnx$/.exec(name)?.[1] || 'fp32',
  );
  return vision === text ? (vision ?? '') : `${vision ?? ''} (images), ${text ?? ''} (texts)`;
}
