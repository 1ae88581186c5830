/**
 * A searchable index of one space's vectors: an int8 matrix in a worker thread, which caches the store, plus an exact
 * rerank. Runs in the engine process.
 *
 * Order: a search sees everything added or removed before it was requested, even in the same turn, because messages
 * to the worker keep their order. Callers write to the store first and update the index in the same turn. So index
 * and store agree between turns, and a cache file written with this turn's stamp contains exactly what the stamp
 * stands for.
 *
 * If the worker dies, searches in flight fail, and a new worker is started and filled from the store (or cache file);
 * requests made meanwhile wait.
 */
import path from 'node:path';
import { allFinite } from '../../../shared/all-finite.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { entryFile } from '../app-root.ts';
import type { Candidates } from './int8-matrix.ts';
import { rerank, type RankedHit } from './rerank.ts';
import { ScanClient } from './scan-client.ts';
import type { RowBatch } from './scan-messages.ts';

/** Where the vectors come from; the store's `Vectors` implements it. */
interface VectorSource {
  /** Changes whenever a vector or hub of the space is added, changed or removed; stored in the cache file. */
  stamp(): string;
  /** All vectors of the space, a page at a time; a missing hub is NaN. */
  pages(): Iterable<VectorPage> | AsyncIterable<VectorPage>;
}

export interface VectorPage {
  readonly photoIds: readonly number[];
  /** [photoIds.length, dimensions], unit rows. */
  readonly embeddings: Float32Array;
  /** [photoIds.length] */
  readonly hubs: Float32Array;
}

export interface VectorIndexOptions {
  readonly dimensions: number;
  readonly source: VectorSource;
  /** Speeds up the start; if omitted, no file is read or written. */
  readonly cacheFile?: string;
  /** Called with a message for the log when the worker dies and when it will not be restarted any more. */
  readonly onNotice?: (message: string) => void;
  /** The built worker and its kernel; those in dist/ if omitted. */
  readonly workerEntry?: string;
}

export interface LoadReport {
  readonly from: 'cache' | 'source';
  readonly count: number;
  readonly milliseconds: number;
  /** Why the cache file was not used; null if it was, or if there is none. */
  readonly cacheRefused: string | null;
}

export interface CandidateRequest {
  /** [dimensions]; any length. */
  readonly query: Float32Array;
  readonly hubWeight: number;
  /** Photo ids to include; all if null or omitted. */
  readonly allowed?: ArrayLike<number> | null;
  /** Photo ids to exclude. */
  readonly exclude?: ArrayLike<number>;
}

export interface SearchRequest extends CandidateRequest {
  /** Maximum number of hits. */
  readonly limit: number;
  /** What the exact score of a photo is below the linear one, never negative; nothing when left out. */
  readonly excess?: ((embedding: Float32Array, hub: number) => number) | null;
  /** Float32 vectors of these photos in order, [ids.length, dimensions]; a missing vector is a row of NaN. */
  readonly fetch: (ids: readonly number[]) => Float32Array | Promise<Float32Array>;
}

export interface SearchOutcome {
  /** Best first. */
  readonly hits: readonly RankedHit[];
  /**
   * The best scores, best first, as many as a search may have hits, or all: exact ones of the candidates, then quantised ones.
   * With an excess exact ones only.
   */
  readonly scores: Float64Array;
  /** Number of photos compared with the query. */
  readonly searched: number;
}

const FEWEST_CANDIDATES = 100;
const CANDIDATES_PER_HIT = 2;
const WIDENINGS = 3;
const MOST_DEATHS = 5;
const DEATH_WINDOW_MILLISECONDS = 60_000;

export class VectorIndex {
  readonly #options: VectorIndexOptions;
  readonly #dimensions: number;
  #client: ScanClient;
  #ready: Promise<LoadReport>;
  /** Changes made during a load; null if no load is in progress. */
  #backlog: (() => void)[] | null = null;
  #loads = 0;
  /** The newest load failed. */
  #failed = false;
  #deaths: number[] = [];
  #closed = false;
  /** Stamp of the cache file when it was last loaded or written; null when unknown. */
  #cached: string | null = null;
  /** The write in progress. */
  #saving: { readonly stamp: string; readonly written: Promise<boolean> } | null = null;

  /** Starts the worker and begins loading; calls wait for it. {@link VectorIndex.ready} reports the result. */
  static open(options: VectorIndexOptions): VectorIndex {
    return new VectorIndex(options);
  }

  private constructor(options: VectorIndexOptions) {
    this.#options = options;
    this.#dimensions = options.dimensions;
    this.#client = this.#startWorker();
    this.#ready = this.#startLoading();
  }

  /** Settles when the vectors are loaded. */
  get ready(): Promise<LoadReport> {
    return this.#ready;
  }

  /**
   * Adds a photo's vector, or replaces it. The next search sees it.
   * @param embedding [dimensions], finite
   * @param hub NaN when the model has no text background yet
   * @throws SightlineError `internal` if the id or embedding is invalid
   */
  add(id: number, embedding: Float32Array, hub: number): void {
    this.addAll({ photoIds: [id], embeddings: embedding, hubs: Float32Array.of(hub) });
  }

  /** Like {@link add}, for a page of photos. */
  addAll(page: VectorPage): void {
    const batch = this.#checked(page);
    this.#change(() => {
      this.#send(this.#put(this.#client, batch));
    });
  }

  /** Removes photos; ignores unknown ids. */
  remove(...ids: readonly number[]): void {
    const list = Float64Array.from(ids);
    this.#change(() => {
      this.#send(this.#client.request('remove', { ids: list }));
    });
  }

  /**
   * Returns the best candidates by quantised score.
   * @throws SightlineError `unavailable` if the worker died; try again
   */
  async candidates(request: CandidateRequest & { readonly count: number }): Promise<Candidates> {
    if (request.query.length !== this.#dimensions || !allFinite(request.query)) {
      throw new SightlineError(
        'internal',
        `expected a query of ${this.#dimensions} finite numbers, received ${request.query.length} numbers`,
      );
    }
    // Await only while loading: otherwise the message must be posted in the caller's turn.
    if (this.#backlog) await this.#loaded();
    return this.#client.request('scan', {
      query: request.query,
      hubWeight: request.hubWeight,
      count: request.count,
      allowed: request.allowed ? Float64Array.from(request.allowed) : null,
      excluded: Float64Array.from(request.exclude ?? []),
    });
  }

  /**
   * Returns the exact best photos. Starts with the 100 or 2 × limit best rows of the int8 scan as candidates, and
   * takes more as long as their errors leave it open whether another photo belongs among the hits.
   * @throws SightlineError `unavailable` if the worker died; try again
   */
  async search(request: SearchRequest): Promise<SearchOutcome> {
    let count = Math.max(FEWEST_CANDIDATES, CANDIDATES_PER_HIT * request.limit);
    for (let widening = 0; ; widening++, count *= 4) {
      const found = await this.candidates({ ...request, count: Math.max(count, LIMITS.hits) });
      const candidates = {
        ...found,
        ids: found.ids.subarray(0, count),
        scores: found.scores.subarray(0, count),
      };
      const embeddings = await request.fetch([...candidates.ids]);
      const { query, hubWeight, limit, excess = null } = request;
      const { hits, scores, complete } = rerank(query, hubWeight, candidates, embeddings, limit, excess);
      if (!complete && widening < WIDENINGS) continue;
      const others = excess ? [] : found.scores.subarray(count);
      return { hits, scores: Float64Array.of(...scores, ...others), searched: found.searched };
    }
  }

  /**
   * Drops everything and loads again, for example after another process wrote to the store or all hubs changed. Also
   * restarts a worker that was given up.
   */
  async reload(): Promise<LoadReport> {
    if (!this.#client.alive && !this.#closed) this.#client = this.#startWorker();
    this.#ready = this.#startLoading();
    return this.#ready;
  }

  /**
   * Writes the cache file with the store's stamp of this turn, unless it already has that stamp: for a million
   * photos, the file is half a gigabyte.
   * @returns whether it was written; also false if rows changed meanwhile.
   */
  async save(): Promise<boolean> {
    const file = this.#options.cacheFile;
    if (file === undefined || this.#backlog) return false;
    const stamp = this.#options.source.stamp();
    if (stamp === this.#cached) return false;
    if (stamp === this.#saving?.stamp) return this.#saving.written;
    const saving = { stamp, written: this.#client.request('save', { file, stamp }) };
    this.#saving = saving;
    try {
      const written = await saving.written;
      if (written) this.#cached = stamp;
      return written;
    } finally {
      if (this.#saving === saving) this.#saving = null;
    }
  }

  /** Number of vectors, and bytes of memory that they occupy. */
  async stats(): Promise<{ count: number; bytes: number }> {
    if (this.#backlog) await this.#loaded();
    return this.#client.request('stats', null);
  }

  /** Stops the worker. Without a previous {@link save}, the next start may have to read the store. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.stop();
  }

  #startWorker(): ScanClient {
    const entry = this.#options.workerEntry ?? entryFile('scan-worker');
    const client = new ScanClient(entry, {
      dimensions: this.#dimensions,
      kernel: path.join(path.dirname(entry), 'kernel.wasm'),
    });
    void client.ended.then((failure) => this.#onEnd(client, failure));
    return client;
  }

  #onEnd(client: ScanClient, failure: SightlineError): void {
    if (this.#closed || client !== this.#client) return;
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((time) => time > now - DEATH_WINDOW_MILLISECONDS), now];
    if (this.#deaths.length >= MOST_DEATHS) {
      this.#options.onNotice?.(
        `${failure.message}; it stopped ${MOST_DEATHS} times in a minute and will not be restarted`,
      );
      return;
    }
    this.#options.onNotice?.(`${failure.message}; restarting it`);
    this.#client = this.#startWorker();
    this.#ready = this.#startLoading();
  }

  #startLoading(): Promise<LoadReport> {
    const load = ++this.#loads;
    const backlog: (() => void)[] = [];
    this.#backlog = backlog;
    this.#failed = false;
    const loading = this.#load(this.#client, load).then(
      (report) => {
        if (load === this.#loads) {
          this.#backlog = null;
          for (const change of backlog) change();
        }
        return report;
      },
      (error: unknown) => {
        // Searches keep failing with this error rather than find nothing; changes are safe in the store.
        if (load === this.#loads) {
          this.#failed = true;
          backlog.length = 0;
        }
        throw error;
      },
    );
    // Whoever awaits this handles the failure.
    loading.catch(() => undefined);
    return loading;
  }

  async #load(client: ScanClient, load: number): Promise<LoadReport> {
    const start = performance.now();
    const { source, cacheFile } = this.#options;
    let cacheRefused: string | null = null;
    if (cacheFile !== undefined) {
      const stamp = source.stamp();
      this.#cached = null;
      cacheRefused = await client.request('loadCache', { file: cacheFile, stamp });
      if (cacheRefused === null) this.#cached = stamp;
    } else {
      await client.request('clear', null);
    }
    const fromCache = cacheFile !== undefined && cacheRefused === null;
    if (!fromCache) {
      for await (const page of source.pages()) {
        if (load !== this.#loads) throw new SightlineError('cancelled', 'the vectors are loaded anew');
        await this.#put(client, this.#checked(page));
      }
    }
    const { count } = await client.request('stats', null);
    const milliseconds = performance.now() - start;
    return { from: fromCache ? 'cache' : 'source', count, milliseconds, cacheRefused };
  }

  /** The batch is our own copy, so its memory can be transferred to the worker. */
  #put(client: ScanClient, batch: RowBatch): Promise<null> {
    return client.request('put', batch, [batch.ids.buffer, batch.embeddings.buffer, batch.hubs.buffer]);
  }

  #change(change: () => void): void {
    if (!this.#backlog) change();
    else if (!this.#failed) this.#backlog.push(change);
  }

  /** If the worker fails to apply a change (out of memory), it is incomplete, so reload it from the store. */
  #send(request: Promise<unknown>): void {
    const client = this.#client;
    request.catch((error: unknown) => {
      if (!client.alive) return;
      this.#options.onNotice?.(error instanceof Error ? error.message : String(error));
      void client.stop();
    });
  }

  /** Waits for the newest load, ignoring any that it superseded. */
  async #loaded(): Promise<void> {
    while (this.#backlog) {
      const ready = this.#ready;
      try {
        await ready;
      } catch (error) {
        if (ready === this.#ready) throw error;
      }
    }
  }

  #checked(page: VectorPage): RowBatch {
    const { photoIds, embeddings, hubs } = page;
    if (embeddings.length !== photoIds.length * this.#dimensions || hubs.length !== photoIds.length) {
      throw new SightlineError(
        'internal',
        `expected ${photoIds.length} vectors of ${this.#dimensions} dimensions with a hub each, ` +
          `received ${embeddings.length} numbers and ${hubs.length} hubs`,
      );
    }
    if (!photoIds.every((id) => Number.isSafeInteger(id) && id > 0) || !allFinite(embeddings)) {
      throw new SightlineError('internal', 'expected positive ids and finite vectors, received others');
    }
    return {
      ids: Float64Array.from(photoIds),
      embeddings: new Float32Array(embeddings),
      hubs: new Float32Array(hubs),
    };
  }
}
