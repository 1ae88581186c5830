/**
 * The requests that the engine process answers, one line each; the topic folders do the work. Runs in the engine
 * process.
 */
import { writable } from '../work/writable.ts';
import * as albums from '../organise/albums.ts';
import { classify } from '../tagging/classify-photos.ts';
import { createDoctor } from '../doctor/examine.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { storeFilter } from '../listing/filter.ts';
import { lookAtFolders, showFolders } from '../library/folder-view.ts';
import * as decisions from '../tagging/decisions.ts';
import * as labelSets from '../tagging/label-sets.ts';
import * as folders from '../library/folder-requests.ts';
import * as indexing from '../library/index-requests.ts';
import * as photos from '../listing/photos.ts';
import { forgetSearch, rememberSearch } from '../search/history.ts';
import { mark } from '../organise/marks.ts';
import { CurrentLibrary } from './current-library.ts';
import { buildSpace, useModel } from './models.ts';
import { OpenCalls } from './open-calls.ts';
import { prepareCalibration } from './open-library.ts';
import * as spaces from '../library/space-requests.ts';
import { metadata } from '../library/metadata.ts';
import { region, search, uploadImage } from '../search/run-search.ts';
import { removeSearch, saveSearch } from '../organise/saved-searches.ts';
import { libraryStatus } from './status.ts';
import { clearThumbnails, storage } from '../library/storage.ts';
import { exportTags } from '../tagging/tag-export.ts';
import * as runControl from '../tagging/run-control.ts';
import * as tagging from '../tagging/runs.ts';
import * as tags from '../tagging/tags.ts';
import type { EngineApi, EngineEvent } from '../api/engine-api.ts';
import type { Handlers, MethodName, Spawn } from '../processes/wire.ts';

export interface EngineService {
  readonly handlers: Handlers<EngineApi>;
  /** Releases everything; safe to call at any time. */
  readonly close: () => Promise<void>;
}

/** Requests that last as long as a change of model, or make one. */
const LASTING: readonly MethodName<EngineApi>[] = [
  'open',
  'close',
  'index',
  'buildSpace',
  'models.use',
  'evaluate',
];

/**
 * @param emit sends an event to the host.
 * @param spawn starts the embedder.
 */
export function createEngineService(emit: (event: EngineEvent) => void, spawn: Spawn): EngineService {
  const calls = new OpenCalls();
  const current = new CurrentLibrary(emit, spawn, calls);
  const library = current.get;
  const close = (): Promise<void> => current.close();
  const handlers = createHandlers(spawn, current, library, close);
  return { close, handlers: calls.tracked(handlers, LASTING) };
}

function createHandlers(
  spawn: Spawn,
  current: CurrentLibrary,
  library: CurrentLibrary['get'],
  close: () => Promise<void>,
): Handlers<EngineApi> {
  return {
    ...createDoctor(spawn),
    open: async (input) => libraryStatus(await current.open(input)),
    library: {
      status: async () => libraryStatus(await library()),
      facets: async ({ filter }, signal) => {
        const opened = await library();
        return opened.store.facets.count(await storeFilter(opened, filter), signal);
      },
      storage: async () => storage(await library()),
      clearThumbnails: async () => nothing(clearThumbnails(await library())),
      tree: async ({ id }) => (await library()).directories.nodes(id),
      undo: async ({ token }) => (await library()).undo.undo(token),
    },
    folders: {
      list: async () => {
        const opened = await library();
        return opened.watcher ? showFolders(opened) : lookAtFolders(opened);
      },
      add: async ({ path }) => folders.addLibraryFolder(await library(), path),
      remove: async ({ id }) => nothing(folders.removeLibraryFolder(await library(), id)),
      rescan: async (input) => nothing(indexing.rescan(await library(), input)),
      unlisted: async ({ after, limit }) => (await library()).store.unlisted.page(after, limit),
      retryUnlisted: async ({ ids }) => indexing.retryUnlisted(await library(), ids),
    },
    search: {
      query: async (input, signal) => {
        const opened = await library();
        return opened.foreground.run(() => search(opened, input, signal));
      },
      uploadImage: async (input) => uploadImage(await library(), input),
      region: async (input) => region(await library(), input),
      suggest: async ({ text, limit }) => (await library()).store.suggestions.find(text, limit),
      history: async () => (await library()).store.history.list(),
      remember: async ({ text }) => nothing(rememberSearch(await library(), text)),
      forget: async ({ text }) => nothing(forgetSearch(await library(), text)),
    },
    searches: {
      list: async () => (await library()).store.searches.list(),
      save: async (input) => saveSearch(await library(), input),
      remove: async ({ id }) => removeSearch(await library(), id),
    },
    photos: {
      get: async ({ id }) => photos.photo(await library(), id),
      metadata: async (input) => metadata(await library(), input),
      index: async ({ filter, ...query }, signal) => {
        const opened = await library();
        return opened.index.part(query, await storeFilter(opened, filter), signal);
      },
      summaries: async ({ ids }) => photos.summaries(await library(), ids),
      mark: async (input, signal) => mark(await library(), input, signal),
      problems: async ({ after, limit, state }) =>
        (await library()).store.photos.problems(after, limit, state),
      retry: async ({ ids }) => indexing.retry(await library(), ids),
    },
    albums: {
      list: async () => (await library()).store.albums.list(),
      create: async (input, signal) => albums.createAlbum(await library(), input, signal),
      rename: async (input) => albums.renameAlbum(await library(), input),
      remove: async ({ id }) => albums.removeAlbum(await library(), id),
      addPhotos: async (input, signal) => albums.addToAlbum(await library(), input, signal),
      removePhotos: async (input, signal) => albums.removeFromAlbum(await library(), input, signal),
    },
    tags: {
      list: async () => (await library()).store.tags.list(),
      ofSelection: async (input, signal) => tags.tagsOfSelection(await library(), input, signal),
      rename: async (input) => tags.renameTag(await library(), input),
      remove: async ({ id }) => tags.removeTag(await library(), id),
      assign: async (input, signal) => tags.assignTags(await library(), input, signal),
      unassign: async (input, signal) => tags.unassignTags(await library(), input, signal),
      export: async (input, signal) => exportTags(await library(), input, signal),
    },
    labelSets: {
      list: async () => (await library()).store.labelSets.list(),
      save: async (input) => labelSets.saveLabelSet(await library(), input),
      remove: async ({ id }) => labelSets.removeLabelSet(await library(), id),
    },
    tagging: {
      start: async (input, signal) => tagging.startTagging(await library(), input, signal),
      runs: async () => tagging.taggingRuns(await library()),
      pause: async ({ id }) => nothing(runControl.pauseTagging(await library(), id)),
      resume: async ({ id }) => nothing(runControl.resumeTagging(await library(), id)),
      cancel: async ({ id }) => nothing(runControl.cancelTagging(await library(), id)),
      groups: async ({ id }) => tagging.proposalGroups(await library(), id),
      proposals: async (input) => tagging.proposals(await library(), input),
      decide: async (input) => decisions.decide(await library(), input),
      acceptAbove: async (input) => decisions.acceptAbove(await library(), input),
      remove: async ({ id }) => nothing(tagging.removeTaggingRun(await library(), id)),
    },
    indexing: {
      pause: async () => nothing(indexing.pause(await library())),
      resume: async () => nothing(indexing.resume(await library())),
      cancel: async () => nothing(indexing.cancel(await library())),
    },
    refresh: {
      pause: async () => nothing(writable((await library()).refresh).pause('person')),
      resume: async () => nothing(writable((await library()).refresh).resume('person')),
    },
    comparison: {
      start: async (input) => (await library()).comparison.start(input),
      state: async () => (await library()).comparison.state(),
      cancel: async () => nothing((await library()).comparison.cancel()),
    },
    models: {
      use: async ({ id }) => useModel(current, id),
    },
    spaces: {
      list: async () => spaces.listSpaces(await library()),
      remove: async ({ id }) => nothing(spaces.removeSpace(await library(), id)),
      pause: async () => nothing(spaces.pauseBuilding(await library())),
      resume: async () => nothing(spaces.resumeBuilding(await library())),
    },
    buildSpace: async (_input, signal) => buildSpace(current, signal),
    activity: {
      list: async () => (await library()).activity.list(),
      clear: async () => nothing((await library()).activity.clear()),
    },
    photosGone: async ({ ids }) => folders.photosGone(await library(), ids),
    index: async ({ folderIds }, signal) => {
      const opened = await library();
      const summary = await indexing.indexFolders(opened, folderIds, signal);
      // While the embedder is running: the first search would have to start it for this.
      if (!summary.cancelled) await prepareCalibration(opened);
      return summary;
    },
    classify: async (input, signal) => classify(await library(), input, signal),
    photoPaths: async ({ ids }) => photos.photoPaths(await library(), ids),
    photoIds: async ({ paths }) => {
      const { store } = await library();
      return { ids: paths.map((path) => store.photos.idOf(path) ?? null) };
    },
    configure: async ({ threads, thumbnailBytes }) => {
      const opened = await library();
      opened.thumbnailSpace?.setLimit(thumbnailBytes);
      return nothing(opened.setThreads(threads));
    },
    restartEmbedder: async () => nothing((await library()).embedder.replace()),
    thumbnail: async (input) => (await library()).thumbnails.find(input),
    png: async (input) => (await library()).embedder.png(input),
    evaluate: async (input, signal) => evaluate({ ...(await library()), spawn }, input, signal),
    close: async () => nothing(close()),
  };
}

async function nothing(work: Promise<unknown> | void): Promise<Record<string, never>> {
  await work;
  return {};
}
