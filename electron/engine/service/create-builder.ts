/**
 * Connects building the space of a chosen model with the rest of an open library: an embedder of its own, which starts
 * with the first photo and ends with the library. Runs in the engine process.
 */
import type { NetworkRequest } from '../../../shared/schemas.ts';
import { createEmbedder, embedTextsApart } from '../embedder/client.ts';
import { createRemoteLink } from '../embedder/remote-link.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { SpaceBuilder } from '../library/build-space.ts';
import { SpaceSpeed } from '../library/space-speed.ts';
import { isAway } from '../models/open-model.ts';
import type { Indexer } from '../library/indexer.ts';
import { whenIdle } from '../library/when-idle.ts';
import type { Spawn } from '../processes/wire.ts';
import type { Activity } from '../runs/activity.ts';
import { LibraryCalibration } from '../search/library-calibration.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { Foreground } from '../work/foreground.ts';
import { rememberAnswering, type NamedModel } from './choose-model.ts';

export interface BuilderParts {
  readonly store: Store;
  readonly layout: DataDirLayout;
  /** The space that answers. */
  readonly from: Space;
  readonly next: NamedModel;
  readonly encoderOptions: { readonly cacheDir: string; readonly threads?: number };
  readonly spawn: Spawn;
  readonly indexer: Pick<Indexer, 'running'>;
  readonly foreground: Foreground;
  readonly activity: Activity;
  /** Hears of the requests of a remote model. */
  readonly onRequest: (request: NetworkRequest) => void;
  /** The model is not there, or does not answer, so the space waits. */
  readonly onAway: () => void;
  /** The space is complete. */
  readonly onComplete: () => void;
}

export interface Builder {
  readonly pass: SpaceBuilder;
  readonly setThreads: (threads: number | null) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The pass that builds the space; it starts when it is told to. */
export function createBuilder(parts: BuilderParts): Builder {
  const { store, layout, from, next, encoderOptions, spawn, indexer, foreground, activity } = parts;
  const { model } = next;
  const remote = createRemoteLink(model, parts);
  const to = store.spaces.ensure({ key: model.space, modelId: model.id, dimensions: model.dimensions });
  // Deaths are blamed on photos by the pass; nobody is waiting for this embedder.
  const embedder = createEmbedder(model, {
    ...encoderOptions,
    ...{ spawn, remote },
    onDeath: () => undefined,
    onProviderLost: () => undefined,
  });
  const calibration = new LibraryCalibration({
    ...{ model, store, layout, embedder },
    space: to,
    embedTexts: (texts) => remote?.embedTexts(texts) ?? embedTextsApart(spawn, model, texts, encoderOptions),
  });
  const speed = new SpaceSpeed(store, model.space);
  const pass = new SpaceBuilder({
    ...{ store, from, to, link: embedder.link },
    hubs: () => calibration.hubs(),
    whenIdle: whenIdle(indexer, foreground),
    onState(state) {
      speed.running(!state.paused && !state.ended);
      activity.built({ ...state, name: model.id });
      if (!state.ended || state.problem === null) return;
      if (remote !== null) parts.onAway();
      else void isAway(model).then((away) => away && parts.onAway());
    },
    onStored: (counts) => speed.stored(counts),
    async beforeComplete() {
      speed.keep();
      // Samples and texts are embedded here once, so that the first search after the change is quick.
      await calibration.current();
      rememberAnswering(store, next);
    },
    onComplete: parts.onComplete,
  });
  return {
    pass,
    setThreads: (threads) => embedder.setThreads(threads),
    async close() {
      await pass.close();
      await embedder.supervisor.stop();
      await remote?.stop();
    },
  };
}
