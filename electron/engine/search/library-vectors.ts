/**
 * The vector index of an open library: loads on the first search and stays in step with the store. Runs in the engine
 * process.
 */
import { log } from '../log/log.ts';
import { vectorsFile, type DataDirLayout } from '../files/data-dir.ts';
import type { OutcomeRecord } from '../store/outcomes.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { VectorPage } from '../store/vectors.ts';
import { VectorIndex } from '../vectors/vector-index.ts';

/** How far the cache file may lag behind while the library is open: photos that arrive one by one each end a run. */
const SAVE_INTERVAL_MILLISECONDS = 10 * 60_000;

export class LibraryVectors {
  readonly #store: Store;
  readonly #space: Space | null;
  readonly #layout: DataDirLayout;
  readonly #onNotice: (message: string) => void;
  readonly #onRequeued: () => void;
  #index: VectorIndex | null = null;
  #savedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param space null when nothing has been indexed with the model.
   * @param onRequeued called after photos with damaged vectors were put back in the queue.
   */
  constructor(
    store: Store,
    space: Space | null,
    layout: DataDirLayout,
    onNotice: (message: string) => void,
    onRequeued: () => void = () => undefined,
  ) {
    this.#store = store;
    this.#space = space;
    this.#layout = layout;
    this.#onNotice = onNotice;
    this.#onRequeued = onRequeued;
  }

  /** The index; starts loading it if necessary. Null without a space. */
  open(): VectorIndex | null {
    const space = this.#space;
    if (space === null) return null;
    const { vectors } = this.#store;
    this.#index ??= VectorIndex.open({
      dimensions: space.dimensions,
      source: {
        stamp: () => `${space.key}|${vectors.stamp(space.id)}`,
        pages: () => this.#pages(space),
      },
      cacheFile: vectorsFile(this.#layout, space.id),
      onNotice: this.#onNotice,
    });
    return this.#index;
  }

  /** Applies committed outcomes: adds done photos, drops the others. */
  apply(records: readonly OutcomeRecord[]): void {
    const index = this.#index;
    if (!index) return;
    for (const { pulled, outcome, hub } of records) {
      if (outcome.state === 'done') index.add(pulled.id, outcome.embedding, hub ?? Number.NaN);
      else index.remove(pulled.id);
    }
  }

  remove(photoIds: readonly number[]): void {
    this.#index?.remove(...photoIds);
  }

  /** Float32 vectors for a rerank, [ids.length, dimensions]. */
  rows(photoIds: readonly number[]): Float32Array {
    const space = this.#space;
    if (space === null) return new Float32Array(0);
    const damaged: number[] = [];
    const rows = this.#store.vectors.rows(photoIds, space.id, space.dimensions, (id) => damaged.push(id));
    this.#requeue(space, damaged);
    return rows;
  }

  *#pages(space: Space): Generator<VectorPage> {
    for (const page of this.#store.vectors.stream(space.id, space.dimensions)) {
      this.#requeue(space, page.damaged);
      yield page;
    }
  }

  /** A reader can't put them back, but leaves them out as well. */
  #requeue(space: Space, damaged: readonly number[]): void {
    if (damaged.length === 0) return;
    log.warn(`${damaged.length} stored vectors are damaged; their photos have to be read again`);
    this.#index?.remove(...damaged);
    if (this.#store.mode === 'reader') return;
    if (this.#store.outcomes.requeueDamaged(space.id, damaged) > 0) this.#onRequeued();
  }

  /** Writes the cache file if the index is loaded; failing to write it is no error. */
  async save(): Promise<void> {
    if (this.#store.mode === 'reader') return;
    const saved = await this.#index?.save().catch((error: unknown) => {
      log.warn('the search cache could not be written', error);
      return false;
    });
    if (saved) this.#savedAt = performance.now();
  }

  /** {@link save}, unless the file was written recently; closing writes whatever this skips. */
  async saveNowAndThen(): Promise<void> {
    if (performance.now() - this.#savedAt >= SAVE_INTERVAL_MILLISECONDS) await this.save();
  }

  async close(): Promise<void> {
    await this.save();
    await this.#index?.close();
  }
}
