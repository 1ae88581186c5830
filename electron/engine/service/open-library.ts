/**
 * Opens a library: data directory, model, store, vectors, calibration, embedder, and for a writer the parts that
 * index
 * and watch. The only place that composes an open library from its parts. Runs in the engine process.
 */
import { coarseWarning, isCoarse } from '../models/choose-tower.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { loadOnce } from '../../../shared/load-once.ts';
import { examineProcessor } from '../embedding/instructions.ts';
import { createTextEncoder, type TextEncoder } from '../embedding/text-encoder.ts';
import { openDataDir, type DataDirLayout } from '../files/data-dir.ts';
import { isBack } from '../library/check-folder.ts';
import { Indexer } from '../library/indexer.ts';
import type { SpaceBuilder } from '../library/build-space.ts';
import type { Refresh } from '../library/refresh.ts';
import { LibraryWatcher } from '../library/library-watcher.ts';
import { OverlapQueue } from '../library/overlap-queue.ts';
import { removeOldThumbnails } from '../library/old-thumbnails.ts';
import { finishRemovals } from '../library/remove.ts';
import { RoomWatch } from '../library/room-watch.ts';
import { countCopies, SpaceSpeed } from '../library/space-speed.ts';
import { DEFAULT_THUMBNAIL_BYTES, ThumbnailSpace } from '../library/thumbnail-space.ts';
import { Thumbnails } from '../library/thumbnails.ts';
import { removeUnfinished } from '../files/write-atomically.ts';
import { isAway, type Model } from '../models/open-model.ts';
import type { StoredOutcome } from '../store/outcomes.ts';
import type { Space } from '../store/spaces.ts';
import { openStore, type Store } from '../store/store.ts';
import type { EngineEvent, OpenLibrary } from '../api/engine-api.ts';
import type { Spawn } from '../processes/wire.ts';
import type { Death } from '../processes/supervisor.ts';
import { LibraryCalibration } from '../search/library-calibration.ts';
import { announceJoins, joinedEvent, joinOldCopies, ORGANISED } from '../organise/join-copies.ts';
import { Directories } from '../listing/directories.ts';
import { createEmbedder, embedTextsApart, type LibraryEmbedder } from '../embedder/client.ts';
import { createRemoteLink, mayAnswerLater } from '../embedder/remote-link.ts';
import { PhotoIndex } from '../listing/photo-index.ts';
import { QueryImages } from '../search/query-images.ts';
import { UndoList } from '../organise/undo.ts';
import { Comparison } from '../evaluation/comparison.ts';
import { Activity } from '../runs/activity.ts';
import { Foreground } from '../work/foreground.ts';
import { canOpenChosen, chooseModel, type ChosenModel } from './choose-model.ts';
import { createBuilder } from './create-builder.ts';
import { createRefresh } from './create-refresh.ts';
import { Tagger } from '../tagging/tagger.ts';
import { removeUnfinishedRuns } from '../tagging/runs.ts';
import { FormerSpace } from '../search/former-space.ts';
import { lateHubs, type LateHubs } from '../search/late-hubs.ts';
import { LibraryVectors } from '../search/library-vectors.ts';
import { Later } from '../work/later.ts';

/** When to look again for a model that is away, in a process that stays up. */
const AGAIN_MILLISECONDS = 60_000;
/** An engine whose host was killed ends within three seconds (service-main.ts). */
const ENDING_ENGINE_MILLISECONDS = 5_000;

export interface EngineLibrary {
  readonly input: OpenLibrary;
  readonly layout: DataDirLayout;
  /** The model that answers. */
  readonly model: Model;
  /** That model, the one being built, and why it is not the chosen one. */
  readonly chosen: ChosenModel;
  /** ONNX threads as set; null: physical cores. */
  readonly threads: () => number | null;
  readonly setThreads: (threads: number | null) => Promise<void>;
  readonly store: Store;
  /** Null in a reader when nothing has been indexed with this model yet. */
  readonly space: Space | null;
  readonly text: () => Promise<TextEncoder>;
  readonly vectors: LibraryVectors;
  readonly calibration: LibraryCalibration;
  /** Null unless the library has vectors of an earlier version of its model. */
  readonly former: FormerSpace | null;
  readonly embedder: LibraryEmbedder;
  readonly queryImages: QueryImages;
  readonly undo: UndoList;
  readonly index: PhotoIndex;
  readonly directories: Directories;
  readonly thumbnails: Thumbnails;
  /** Null in a reader. */
  readonly thumbnailSpace: ThumbnailSpace | null;
  /** Null in a reader. */
  readonly indexer: Indexer | null;
  /** Null in a reader. */
  readonly tagger: Tagger | null;
  readonly activity: Activity;
  readonly foreground: Foreground;
  readonly watcher: LibraryWatcher | null;
  /** Null in a reader. */
  readonly refresh: Refresh | null;
  readonly comparison: Comparison;
  /** Null unless a chosen model waits for its vectors, and in a reader. */
  readonly builder: SpaceBuilder | null;
  /** Orders the adding and removing of folders. */
  readonly folderChanges: OverlapQueue;
  readonly emit: (event: EngineEvent) => void;
  /** Aborted when the library closes: ends work in the background. */
  readonly closing: AbortSignal;
  /** Drops photos that left from searches, and from the tagging runs that wait for them. */
  readonly forget: (photoIds: readonly number[]) => void;
  /** Closes everything but what {@link reopenLibrary} goes on with. */
  closeParts(): Promise<void>;
  close(): Promise<void>;
}

/** What does not depend on the model: it stays when the library is opened with another. */
type Kept = Pick<EngineLibrary, 'store' | 'undo' | 'index' | 'directories' | 'comparison'>;

/** How the library reaches those who opened it. */
export interface LibraryOwner {
  /** Sends an event to the host. */
  readonly emit: (event: EngineEvent) => void;
  /** Starts the embedder. */
  readonly spawn: Spawn;
  /** The chosen model has a vector of every photo: it is to be opened again, and answers from then on. */
  readonly onBuilt: () => void;
  /** The chosen model, which could not be opened, is back. */
  readonly onBack: () => void;
}

/**
 * @throws SightlineError `locked`, `no-library`, `read-only`, `disk-full`, `model-invalid`, `not-found`, `unreadable`,
 *   `unsupported` (the processor).
 */
export async function openLibrary(input: OpenLibrary, owner: LibraryOwner): Promise<EngineLibrary> {
  await checkProcessor(input, owner);
  const layout = await openDataDir(input.dataDir, input.mode);
  const store = await openStoreSoon(layout.root, input);
  const { emit, spawn } = owner;
  try {
    const directories = new Directories(store);
    const comparison = new Comparison({
      library: { store, directories },
      dataDir: layout.root,
      open: (name, onEvent) => openForEvaluation(name, layout, onEvent, spawn),
      spawn,
      emit,
    });
    return await compose(input, layout, owner, {
      ...{ store, directories, comparison },
      undo: new UndoList(emit, store.mode === 'writer'),
      index: new PhotoIndex(store),
    });
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Opens a library whose parts were closed, with another model; the lock and the list of undone changes stay.
 * @throws SightlineError `model-invalid`, `not-found`, and leaves the store open.
 */
export function reopenLibrary(
  closed: EngineLibrary,
  input: OpenLibrary,
  owner: LibraryOwner,
): Promise<EngineLibrary> {
  return compose(input, closed.layout, owner, closed);
}

/** Hosts that stay up hear of a slow processor; on one that lacks what is needed, processes would crash. */
async function checkProcessor({ watch }: OpenLibrary, { emit }: Pick<LibraryOwner, 'emit'>): Promise<void> {
  // Asking Windows takes a second: there the doctor does it.
  if (process.platform === 'win32') return;
  const { state, detail } = await examineProcessor();
  if (state === 'too-old') throw new SightlineError('unsupported', detail);
  if (state === 'slow' && watch === true) emit({ type: 'notice', level: 'info', message: detail });
}

/** Calls `then` if an indexing run failed because the model is not there, or does not answer. */
async function whenAway(model: Model, failure: SightlineError, then: () => void): Promise<void> {
  if (mayAnswerLater(failure) || (await isAway(model))) then();
}

/** If the host that signed the lock is gone, the lock belongs to an engine that is shutting down: wait for it. */
async function openStoreSoon(root: string, { mode, hostPid }: OpenLibrary): Promise<Store> {
  const giveUp = performance.now() + ENDING_ENGINE_MILLISECONDS;
  for (;;) {
    try {
      return openStore(root, mode, hostPid);
    } catch (error) {
      const { kind, detail } = toSightlineError(error);
      if (kind !== 'locked' || typeof detail?.['pid'] === 'number' || performance.now() > giveUp) throw error;
      await sleep(100);
    }
  }
}

async function compose(
  input: OpenLibrary,
  layout: DataDirLayout,
  owner: LibraryOwner,
  { store, undo, index, directories, comparison }: Kept,
): Promise<EngineLibrary> {
  const { emit, spawn } = owner;
  const warn = (message: string): void => emit({ type: 'notice', level: 'warning', message });
  const chosen = await chooseModel(input, layout, store, { spawn, say: warn });
  const { model } = chosen.answering;
  if (model.kind === 'local' && input.mode === 'writer' && isCoarse(model.visionFile))
    warn(coarseWarning(model));
  const { id: modelId, dimensions } = model;
  const space =
    input.mode === 'writer'
      ? store.spaces.ensure({ key: model.space, modelId, dimensions })
      : (store.spaces.find(model.space) ?? null);
  const encoderOptions = {
    cacheDir: layout.cache,
    ...(input.threads === undefined ? {} : { threads: input.threads }),
  };
  const onRequest = (request: NetworkRequest): void => emit({ type: 'request', request });
  const remote = createRemoteLink(model, { spawn, onRequest });
  const text = loadOnce(async () =>
    model.kind === 'local' ? createTextEncoder(model, encoderOptions) : remote!.text,
  );
  const embedTexts = (texts: readonly string[]): Promise<Float32Array> =>
    remote?.embedTexts(texts) ?? embedTextsApart(spawn, model, texts, encoderOptions);
  const embedder = createEmbedder(model, {
    ...encoderOptions,
    remote,
    thumbnailsDir: layout.thumbnails,
    spawn,
    onDeath: (death) => emit(embedderNotice(death)),
    onProviderLost: (message) => emit({ type: 'notice', level: 'warning', message }),
  });
  const vectors = new LibraryVectors(store, space, layout, warn, () => {
    emit({ type: 'photos', counts: store.folders.counts() });
    if (input.watch === true) void indexer?.index([]);
  });
  const calibrationParts = { model, store, space, layout, embedTexts, embedder };
  const calibration = new LibraryCalibration(calibrationParts);
  const former = await FormerSpace.find(calibrationParts, warn);
  const foreground = new Foreground();
  const activity = new Activity({
    store,
    emit,
    progress: () => indexer?.progress() ?? null,
    stallReason: (run) => tagger?.stallReason(run) ?? null,
  });
  // A command ends instead, and says what to do.
  const room =
    input.mode === 'writer' && input.watch === true
      ? new RoomWatch({
          directory: layout.root,
          onRoom() {
            tagger?.resumeAll();
            void indexer?.index(store.folders.list().map(({ id }) => ({ folderId: id })));
          },
        })
      : null;
  const tagger: Tagger | null =
    space === null || input.mode === 'reader'
      ? null
      : new Tagger({
          ...{ store, space, text, calibration },
          yieldToOthers: () => foreground.yieldToOthers(),
          onRun: (id, photos) => activity.tagged(id, photos),
          onFull: () => room?.full(),
        });
  const forget = (photoIds: readonly number[]): void => {
    vectors.remove(photoIds);
    former?.remove(photoIds);
    tagger?.settled(photoIds);
  };
  const closing = new AbortController();
  const thumbnailSpace =
    input.mode === 'reader'
      ? null
      : new ThumbnailSpace(
          layout.thumbnails,
          input.thumbnailBytes ?? DEFAULT_THUMBNAIL_BYTES,
          closing.signal,
        );
  const hubs = loadOnce(() => lateHubs(calibration, model.kind === 'remote'));
  /** A model that is away may come back by itself: a remote encoder, or a folder on a disk. */
  const lookAgain = async (): Promise<void> => {
    if (chosen.problem === null) {
      await (await hubs()).load();
      void indexer?.index(store.folders.list().map(({ id }) => ({ folderId: id })));
      void builder?.pass.start();
    } else if (await canOpenChosen(input, layout, spawn)) owner.onBack();
    else again?.again();
  };
  const again = input.watch === true ? new Later(AGAIN_MILLISECONDS, () => void lookAgain()) : null;
  const indexer: Indexer | null =
    space === null || tagger === null
      ? null
      : createIndexer(
          {
            hubs: await hubs(),
            model,
            onAway: () => again?.again(),
            layout,
            store,
            space,
            embedder,
            vectors,
            former,
            calibration,
            activity,
            tagger,
            undo,
            room,
            emit,
            forget,
            thumbnailSpace,
          },
          () => watcher,
          () => {
            if (input.watch !== true) return;
            // Photos whose bytes were known have no thumbnail, if it left with the former ones.
            refresh?.startForNew();
            void builder?.pass.start();
          },
        );
  const watcher: LibraryWatcher | null =
    indexer !== null && input.watch === true
      ? new LibraryWatcher({
          dataDir: layout.root,
          onChange: (target) => void indexer.index([target]),
          onNotice: (message) => emit({ type: 'notice', level: 'info', message }),
          isBack: (folderId) => isBack(store, folderId),
          isUnlisted: (folderId, path) => store.unlisted.has(folderId, path),
        })
      : null;
  const refresh = indexer && createRefresh({ store, embedder, indexer, foreground, activity, undo, emit });
  let threads = input.threads ?? null;
  const builder =
    indexer === null || space === null || chosen.next === null
      ? null
      : createBuilder({
          ...{ store, layout, from: space, next: chosen.next, encoderOptions, spawn },
          ...{ indexer, foreground, activity, onRequest },
          onComplete: owner.onBuilt,
          onAway: () => again?.again(),
        });
  const library: EngineLibrary = {
    input,
    layout,
    model,
    chosen,
    threads: () => threads,
    setThreads: async (wanted) => {
      threads = wanted;
      await Promise.all([embedder.setThreads(wanted), builder?.setThreads(wanted)]);
    },
    store,
    space,
    text,
    vectors,
    calibration,
    former,
    embedder,
    queryImages: new QueryImages(),
    undo,
    index,
    directories,
    thumbnails: new Thumbnails({ store, layout, embedder }),
    thumbnailSpace,
    indexer,
    tagger,
    activity,
    foreground,
    watcher,
    refresh,
    comparison,
    builder: builder?.pass ?? null,
    folderChanges: new OverlapQueue(),
    emit,
    closing: closing.signal,
    forget,
    async closeParts() {
      closing.abort();
      room?.close();
      again?.close();
      activity.close();
      await library.undo.settled();
      await watcher?.close();
      await tagger?.close();
      await indexer?.close();
      await refresh?.close();
      await builder?.close();
      await embedder.supervisor.stop();
      await remote?.stop();
      await vectors.close();
      await former?.close();
    },
    async close() {
      await comparison.cancel();
      await library.closeParts();
      store.close();
    },
  };
  if (chosen.problem !== null) {
    warn(chosen.problem);
    again?.again();
  }
  if (indexer) await startWork(library, indexer);
  return library;
}

/** Opens the library of evaluations with a model. @throws SightlineError as {@link openLibrary}. */
function openForEvaluation(
  name: string,
  { evaluation, models }: DataDirLayout,
  onEvent: (event: EngineEvent) => void,
  spawn: Spawn,
): Promise<EngineLibrary> {
  return openLibrary(
    { dataDir: evaluation, mode: 'writer', model: name, onlyNow: true, modelsDir: models },
    { emit: onEvent, spawn, onBuilt: () => undefined, onBack: () => undefined },
  );
}

interface IndexerParts {
  layout: DataDirLayout;
  store: Store;
  space: Space;
  embedder: LibraryEmbedder;
  vectors: LibraryVectors;
  former: FormerSpace | null;
  calibration: LibraryCalibration;
  activity: Activity;
  tagger: Tagger;
  undo: UndoList;
  /** Null in an engine that does not stay up. */
  room: RoomWatch | null;
  emit: (event: EngineEvent) => void;
  forget: (photoIds: readonly number[]) => void;
  thumbnailSpace: ThumbnailSpace | null;
  hubs: LateHubs;
  model: Model;
  /** The model is not there, or does not answer. */
  onAway: () => void;
}

function createIndexer(
  parts: IndexerParts,
  watcher: () => LibraryWatcher | null,
  onIndexed: () => void,
): Indexer {
  const { store, emit, vectors, activity } = parts;
  const speed = new SpaceSpeed(store, parts.space.key);
  const photosChanged = (): void => emit({ type: 'photos', counts: store.folders.counts() });
  return new Indexer({
    store,
    dataDir: parts.layout,
    link: parts.embedder.link,
    spaceId: parts.space.id,
    hubOf: parts.hubs.hubOf,
    onProgress: (progress) => {
      emit({ type: 'progress', progress });
      activity.indexed(progress);
      speed.running(progress.phase === 'embedding');
      // Makes the next start fast; rows added since the last save make the file stale.
      if (progress.phase === 'idle') void vectors.saveNowAndThen();
    },
    onRecorded: (records: readonly StoredOutcome[]) => {
      speed.stored(countCopies(records.map(({ outcome }) => outcome)));
      vectors.apply(records);
      parts.former?.settled(records);
      parts.tagger.settled(records.map(({ pulled }) => pulled.id));
      photosChanged();
      announceJoins(parts, records);
    },
    onEnd: (run, progress) => {
      activity.indexEnded(run, progress);
      if (run.stopped === null) speed.keep();
      if (run.stopped?.kind === 'disk-full') parts.room?.full();
      if (run.stopped !== null) void whenAway(parts.model, run.stopped, parts.onAway);
      onIndexed();
      parts.thumbnailSpace?.look();
    },
    onChanged: (ids) => emit({ type: 'pictures', ids: [...ids] }),
    onRemoved: (photoIds) => {
      parts.forget(photoIds);
      photosChanged();
    },
    onReturned: () => emit({ type: 'organised', topics: ORGANISED }),
    onFolders: () => emit({ type: 'folders' }),
    onUnsettled: (folderId, directory) => watcher()?.touch(folderId, directory),
    onRelisted: (folderId) => watcher()?.rewatch(folderId),
  });
}

/** A writer resumes interrupted work, and watches if asked to. */
async function startWork(library: EngineLibrary, indexer: Indexer): Promise<void> {
  const { store, layout, space, watcher } = library;
  // Remove files that a killed process was writing; thumbnails are written in the parent of their shard.
  for (const directory of [layout.root, layout.cache, layout.thumbnails]) await removeUnfinished(directory);
  void removeOldThumbnails(library, library.closing);
  await finishRemovals({ store, dataDir: layout, onRemoved: library.forget });
  if (space) {
    // Photos that wait for another model to embed them have a vector of this one already.
    while (store.outcomes.settleKnown(space.id) > 0);
    // Requeue photos that were embedded with another model.
    while (store.outcomes.requeueMissing(space.id) > 0);
  }
  await removeUnfinishedRuns(library);
  library.tagger?.resumeAll();
  if (!watcher) {
    await joinOldCopies(library);
    return;
  }
  warmUp(library);
  library.thumbnailSpace?.look();
  const folders = store.folders.list();
  void indexer.index(folders.map(({ id }) => ({ folderId: id }))).then(() => afterFirstRun(library));
  for (const { id, path } of folders) void watcher.add(id, path);
}

/** What can wait until photos have been looked for, and pages are there to hear of it. */
async function afterFirstRun(library: EngineLibrary): Promise<void> {
  try {
    const joined = await joinOldCopies(library);
    if (joined) library.emit(joinedEvent(joined));
  } catch (error) {
    log.warn('copies could not be joined; the next start tries again', error);
  }
  await library.refresh?.start();
  await library.builder?.start();
}

/** Loads what the first search needs while nobody is waiting; the search itself reports any failure. */
function warmUp(library: EngineLibrary): void {
  library.vectors.open();
  library.text().catch(notLoaded);
  void prepareCalibration(library);
}

const notLoaded = (error: unknown): void =>
  log.warn('what the first search needs could not be loaded', error);

/** Computes what of the calibration is computed once a space, and kept in the cache directory. Never rejects. */
export async function prepareCalibration({ calibration }: Pick<EngineLibrary, 'calibration'>): Promise<void> {
  await calibration.current().catch(notLoaded);
}

function embedderNotice({ code, signal, willRestart }: Death): EngineEvent {
  const how = signal ?? `exit code ${code ?? 'unknown'}`;
  return {
    type: 'notice',
    level: willRestart ? 'warning' : 'error',
    message: willRestart
      ? `The image reader stopped unexpectedly (${how}) and is restarting; no photo is lost.`
      : `The image reader keeps stopping (${how}). Restart Sightline to continue.`,
  };
}
