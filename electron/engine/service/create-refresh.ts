/** Connects reading photos again with the rest of an open library. Runs in the engine process. */
import type { EngineEvent } from '../api/engine-api.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import type { Indexer } from '../library/indexer.ts';
import { Refresh } from '../library/refresh.ts';
import { whenIdle } from '../library/when-idle.ts';
import { announceJoins } from '../organise/join-copies.ts';
import type { UndoList } from '../organise/undo.ts';
import type { Activity } from '../runs/activity.ts';
import type { Store } from '../store/store.ts';
import type { Foreground } from '../work/foreground.ts';

export interface RefreshParts {
  readonly store: Store;
  readonly embedder: Pick<LibraryEmbedder, 'picture'>;
  readonly indexer: Pick<Indexer, 'running'>;
  readonly foreground: Foreground;
  readonly activity: Activity;
  readonly undo: UndoList;
  readonly emit: (event: EngineEvent) => void;
}

/** The pass over photos that lack something; it starts when it is told to. */
export function createRefresh(parts: RefreshParts): Refresh {
  const { store, embedder, indexer, foreground, activity, emit } = parts;
  return new Refresh({
    store,
    embedder,
    whenIdle: whenIdle(indexer, foreground),
    onState: (state) => {
      activity.refreshed(state);
      // Pages read the colours with the listing.
      if (state.ended && state.done > 0) emit({ type: 'photos', counts: store.folders.counts() });
    },
    onJoined: (join) => announceJoins(parts, [join]),
  });
}
