import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDataDir } from '../../../electron/engine/files/data-dir.ts';
import { LibraryVectors } from '../../../electron/engine/search/library-vectors.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { VectorIndex } from '../../../electron/engine/vectors/vector-index.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const MINUTE = 60_000;
let store: Store;
let vectors: LibraryVectors;
/** Answers whether the file was written. */
const save = vi.fn<() => Promise<boolean>>();

beforeEach(async () => {
  const layout = await openDataDir(await temporaryDirectory(), 'writer');
  store = openStore(layout.root, 'writer');
  vi.spyOn(VectorIndex, 'open').mockReturnValue({ save, close: async () => undefined } as never);
  vi.useFakeTimers({ toFake: ['performance'] });
  vectors = new LibraryVectors(
    store,
    store.spaces.ensure({ key: 'test', modelId: 'test', dimensions: 4 }),
    layout,
    () => undefined,
  );
  vectors.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  save.mockReset();
  store.close();
});

it('The vector cache file is not written for every photo that comes, and is when the library is closed', async () => {
  save.mockResolvedValue(false);
  await vectors.saveNowAndThen();
  // There was nothing to write, so what comes next is not put off.
  save.mockResolvedValue(true);
  await vectors.saveNowAndThen();
  expect(save).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(MINUTE);
  await vectors.saveNowAndThen();
  expect(save).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(10 * MINUTE);
  await vectors.saveNowAndThen();
  expect(save).toHaveBeenCalledTimes(3);
  await vectors.close();
  expect(save).toHaveBeenCalledTimes(4);
});
