/** Measures listing, facets, tree and marks as the engine does them, in a temporary library. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Directories } from '../../electron/engine/listing/directories.ts';
import { mark } from '../../electron/engine/organise/marks.ts';
import { PhotoIndex } from '../../electron/engine/listing/photo-index.ts';
import { UndoList } from '../../electron/engine/organise/undo.ts';
import type { PhotoFilter } from '../../electron/engine/store/photo-filter.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answerOnce } from '../child.ts';
import { watchTurns } from '../turns.ts';
import type { Work } from './types.ts';

/** Passes about a tenth of the photos; no index covers it. */
const FILTER: PhotoFilter = { types: ['png'] };

answerOnce<'listing-ours'>(async ({ dataDir, rounds }) => {
  const store = openStore(dataDir, 'writer');
  const undo = new UndoList(() => undefined, true);
  const directories = new Directories(store);
  const parts: number[] = [];
  const list = async (filter: PhotoFilter): Promise<number> => {
    const index = new PhotoIndex(store);
    let photos = 0;
    for (let after: string | null | undefined; after !== null;) {
      const query = {
        sort: 'newest',
        limit: LIMITS.indexRows,
        ...(after === undefined ? {} : { after }),
      } as const;
      const start = performance.now();
      const part: Awaited<ReturnType<PhotoIndex['part']>> = await index.part(query, filter);
      if (filter !== FILTER) parts.push(performance.now() - start);
      photos += part.count;
      after = part.next;
      // In the engine, each part is a separate message.
      await nextTurn();
    }
    return photos;
  };
  const photos = await list({});
  parts.length = 0;
  const listing = await timed(rounds, () => list({}));
  const filtered = await timed(rounds, () => list(FILTER));
  // Set a mark in between, so that each round has to count again.
  const facets = await timed(rounds, (round) => {
    store.marks.set('rating', round % 6, [1]);
    return store.facets.count({});
  });
  const tree = await timed(rounds, async () => {
    const [top] = await directories.nodes();
    const [year] = await directories.nodes(top?.id);
    const [month] = await directories.nodes(year?.id);
    await directories.nodes(month?.id);
  });
  const everything = { filter: {} };
  const marked = await timed(1, () =>
    mark({ store, directories, undo }, { selection: everything, rating: 3 }),
  );
  await mark({ store, directories, undo }, { selection: everything, rating: 0 });
  store.close();
  return { photos, listing, parts, filtered, facets, tree, mark: marked };
});

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<Work> {
  const milliseconds: number[] = [];
  const turns = watchTurns();
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    milliseconds.push(performance.now() - start);
  }
  return { milliseconds, longestTurn: turns() };
}
