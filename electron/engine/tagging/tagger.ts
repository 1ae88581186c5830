/**
 * Works through tagging runs from stored vectors, without decoding a picture. Runs in the engine process.
 *
 * It shares the process with searches, so it works in batches of a few milliseconds and yields after each
 * (foreground.ts); for the same reason it embeds labels one prompt at a time. Results are stored in transactions of a
 * few batches, so a kill loses little and the next writer continues from there. Photos that
 * are not embedded yet stay on a run's list until they are.
 */
import { log } from '../log/log.ts';
import { toSightlineError, type SightlineError } from '../../../shared/errors.ts';
import { RecentMap } from '../../../shared/recent-map.ts';
import { embedLabels } from '../embedding/prompts.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import { inChunks } from '../work/pace.ts';
import type { Calibration } from '../search/calibration.ts';
import type { Proposed } from '../store/proposals.ts';
import { isLabelOf, type Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import { bestLabel, labelRows, type LabelRows } from './best-label.ts';
import { prepareLabels, type PreparedLabel } from './label-scores.ts';
import { waitingReason } from '../api/waiting-reason.ts';
import type { LibraryCalibration } from '../search/library-calibration.ts';

export interface TaggerParts {
  readonly store: Pick<Store, 'taggingRuns' | 'proposals' | 'vectors'>;
  readonly space: Space;
  readonly text: () => Promise<Pick<TextEncoder, 'encode' | 'understands'>>;
  readonly calibration: Pick<LibraryCalibration, 'current' | 'hubs'>;
  /** Awaited after each piece of work. */
  readonly yieldToOthers: () => Promise<void>;
  /** A run advanced by this many photos, or its state changed. */
  readonly onRun: (id: number, photos: number) => void;
  /** A run is held because the disk is full. */
  readonly onFull?: () => void;
}

/** What a run compares photos with, all from one calibration. */
interface Prepared {
  readonly labels: LabelRows;
  readonly hubOf: (embedding: Float32Array) => number;
  readonly calibration: Calibration;
}

/** Multiplications per batch, about two milliseconds; and photos per batch, about as long to read and store. */
const WORK_OF_BATCH = 2_000_000;
const LARGEST_BATCH = 128;
/**
 * Photos per transaction. Each transaction writes to all pages of the index by strength, so fewer of them are a third
 * faster.
 */
const STORED_AT_ONCE = 512;
/** Runs whose label embeddings are kept in memory. */
const MOST_PREPARED = 4;
/** Failures that are not the run's fault: it waits until it is resumed or the library is opened again. */
const PASSING: readonly SightlineError['kind'][] = ['disk-full', 'unavailable', 'read-only', 'timeout'];

export class Tagger {
  readonly #parts: TaggerParts;
  readonly #prepared = new RecentMap<number, Prepared>(MOST_PREPARED);
  /** Runs whose remaining photos all need a look. */
  readonly #passes = new Set<number>();
  /** Photos that have been embedded, or can't be. */
  #settled: number[] = [];
  readonly #held = new Map<number, string>();
  #working: Promise<void> | null = null;
  #closed = false;

  constructor(parts: TaggerParts) {
    this.#parts = parts;
  }

  /** Resumes every run that is in progress. */
  resumeAll(): void {
    for (const { id } of this.#parts.store.taggingRuns.running()) this.enqueue(id);
  }

  /** Queues a run whose photos need work. */
  enqueue(id: number): void {
    this.#held.delete(id);
    this.#passes.add(id);
    this.#work();
  }

  /** The embedder has finished with these photos, or they left the library. */
  settled(photoIds: readonly number[]): void {
    if (this.#running().length === 0) return;
    for (const id of photoIds) this.#settled.push(id);
    this.#work();
  }

  /** Why a run in progress is stalled, for display; null while it is moving. */
  stallReason(run: TaggingRunRow): string | null {
    if (run.state !== 'running') return null;
    if (!isLabelOf(run.spaceKey, this.#parts.space))
      return 'begun with another model; it goes on when that one answers';
    const held = this.#held.get(run.id);
    if (held !== undefined) return held;
    const left = run.total - run.done;
    if (this.#working !== null || left === 0) return null;
    return waitingReason(left);
  }

  /** Stops after the current batch. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  #work(): void {
    this.#working ??= this.#loop()
      // The store can't even record that a run failed; the run is held, and reports the reason when asked.
      .catch((error: unknown) => log.error('tagging runs could not be worked on', error))
      .then(() => this.#rest());
  }

  #rest(): void {
    this.#working = null;
    if (this.#closed) return;
    if (this.#passes.size > 0 || this.#settled.length > 0) return this.#work();
    // Stalled runs now have a reason to show.
    for (const { id } of this.#running()) this.#parts.onRun(id, 0);
  }

  async #loop(): Promise<void> {
    while (!this.#closed) {
      const [id] = this.#passes;
      if (id !== undefined) {
        this.#passes.delete(id);
        await this.#guarded(id, () => this.#pass(id));
      } else if (this.#settled.length > 0) {
        const photoIds = this.#settled.splice(0);
        for (const run of this.#running()) await this.#guarded(run.id, () => this.#among(run.id, photoIds));
      } else return;
    }
  }

  /** Compares all remaining photos of a run. */
  async #pass(id: number): Promise<void> {
    let after = 0;
    await this.#through(id, (count) => {
      const left = this.#parts.store.proposals.left(id, after, count);
      after = left.at(-1) ?? after;
      return left;
    });
  }

  /** Compares those of the photos that the run is waiting for. */
  async #among(id: number, photoIds: readonly number[]): Promise<void> {
    const left: number[] = [];
    await inChunks(photoIds, (chunk) => left.push(...this.#parts.store.proposals.leftAmong(id, chunk)));
    if (left.length > 0) await this.#through(id, (count) => left.splice(0, count));
    else this.#endWhenDone(id);
  }

  /** @param next returns up to this many photos to compare; none at the end. */
  async #through(id: number, next: (count: number) => readonly number[]): Promise<void> {
    const run = this.#underWay(id);
    const prepared = run && (await this.#prepare(run));
    if (!prepared) return;
    const size = batchSize(prepared);
    let found: Proposed[] = [];
    for (let ids = next(size); ids.length > 0 && this.#underWay(id); ids = next(size)) {
      found.push(...this.#look(id, ids, prepared));
      await this.#parts.yieldToOthers();
      if (found.length < STORED_AT_ONCE) continue;
      this.#store(id, found);
      found = [];
      await this.#parts.yieldToOthers();
    }
    // Even if the run was paused or cancelled meanwhile: finished work is kept.
    this.#store(id, found);
    this.#endWhenDone(id);
  }

  #look(id: number, photoIds: readonly number[], { labels, hubOf, calibration }: Prepared): Proposed[] {
    const { store, space } = this.#parts;
    const { dimensions } = space;
    const { photoIds: found, embeddings, hubs } = store.vectors.ofPhotos(photoIds, space.id, dimensions);
    if (found.length < photoIds.length) store.proposals.dropFailed(id, photoIds);
    return found.map((photoId, row) => {
      const photo = embeddings.subarray(row * dimensions, (row + 1) * dimensions);
      const hub = hubs[row] ?? Number.NaN;
      return { photoId, ...bestLabel(photo, Number.isNaN(hub) ? hubOf(photo) : hub, labels, calibration) };
    });
  }

  #store(id: number, found: readonly Proposed[]): void {
    if (found.length === 0) return;
    this.#parts.store.proposals.record(id, found);
    this.#parts.onRun(id, found.length);
  }

  /** What a run compares photos with; null if it was stopped meanwhile. */
  async #prepare(run: TaggingRunRow): Promise<Prepared | null> {
    const known = this.#prepared.get(run.id);
    if (known) return known;
    const calibration = await this.#parts.calibration.current();
    const hubOf = await this.#parts.calibration.hubs();
    const encoder = oneByOne(await this.#parts.text(), this.#parts.yieldToOthers);
    const labels: PreparedLabel[] = [];
    for (const label of run.labels) {
      if (!this.#underWay(run.id)) return null;
      const embeddings = await embedLabels(encoder, [label], run.templates ?? undefined);
      labels.push(...prepareLabels([label], embeddings, calibration));
    }
    const prepared = { labels: labelRows(labels), hubOf, calibration };
    this.#prepared.set(run.id, prepared);
    return prepared;
  }

  #running(): TaggingRunRow[] {
    const runs = this.#closed ? [] : this.#parts.store.taggingRuns.running();
    return runs.filter(({ id }) => !this.#held.has(id));
  }

  /** The run, if it should continue in this process with this model. */
  #underWay(id: number): TaggingRunRow | null {
    const run = this.#closed ? undefined : this.#parts.store.taggingRuns.get(id);
    return run?.state === 'running' && isLabelOf(run.spaceKey, this.#parts.space) ? run : null;
  }

  #endWhenDone(id: number): void {
    const run = this.#underWay(id);
    if (run?.done !== run?.total || !run) return;
    this.#parts.store.taggingRuns.setState(id, 'done');
    this.#prepared.delete(id);
    this.#parts.onRun(id, 0);
  }

  /** A failure ends or holds the run; other runs continue. */
  async #guarded(id: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const { kind, message } = toSightlineError(thrown);
      this.#held.set(id, message);
      if (kind === 'disk-full') this.#parts.onFull?.();
      if (!PASSING.includes(kind)) this.#parts.store.taggingRuns.setState(id, 'failed', message);
      this.#parts.onRun(id, 0);
    }
  }
}

/** Encodes one prompt at a time, so that a search can encode its text in between. */
function oneByOne(
  encoder: Pick<TextEncoder, 'encode' | 'understands'>,
  yieldToOthers: () => Promise<void>,
): Pick<TextEncoder, 'encode' | 'understands'> {
  return {
    understands: (text) => encoder.understands(text),
    async encode(texts) {
      const rows: Float32Array[] = [];
      for (const text of texts) {
        rows.push(...(await encoder.encode([text])));
        await yieldToOthers();
      }
      return rows;
    },
  };
}

function batchSize({ labels: { labels, rows } }: Prepared): number {
  const work = Math.max(1, labels.length * (rows.rows.length / Math.max(1, rows.count)));
  return Math.min(LARGEST_BATCH, Math.max(8, Math.round(WORK_OF_BATCH / work)));
}
