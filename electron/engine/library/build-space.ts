/**
 * Builds the space of another model while the present one answers: photos that have a vector in the present space and
 * none in the other are embedded with the other model in idle moments. A kill loses nothing: the rows say what is left.
 * A photo that the other model can't read does not hold up the rest. Runs in the engine process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { toSightlineError } from '../../../shared/errors.ts';
import type { EmbedOutcome } from '../api/embedder-api.ts';
import type { EmbedderLink } from '../embedder/link.ts';
import { log } from '../log/log.ts';
import type { Space } from '../store/spaces.ts';
import type { PhotoToBuild } from '../store/space-build.ts';
import type { Store } from '../store/store.ts';
import { Pass, type PassState } from './pass.ts';
import type { PauseReason } from './pause.ts';
import { countCopies } from './space-speed.ts';

export interface BuildState extends PassState {
  /** Why it ended before everything was done, or null. */
  readonly problem: string | null;
}

export interface BuildOptions {
  readonly store: Pick<Store, 'spaceBuild' | 'recall' | 'transaction' | 'vectors'>;
  /** The space that answers. */
  readonly from: Space;
  /** The space being built. */
  readonly to: Space;
  /** Of the other model. */
  readonly link: EmbedderLink;
  /** The function that gives each photo its hub number in the space being built. */
  readonly hubs: () => Promise<(embedding: Float32Array) => number>;
  /** Resolves when no photo is being indexed and nobody is waiting for an answer. */
  readonly whenIdle: () => Promise<void>;
  /** Called at most twice a second, and at the end. */
  readonly onState: (state: BuildState) => void;
  /** Photos have their vectors. */
  readonly onStored: (counts: { readonly embedded: number; readonly copies: number }) => void;
  /** Nothing is left: prepares the change. */
  readonly beforeComplete: () => Promise<void>;
  /** The space may answer. */
  readonly onComplete: () => void;
}

/** Photos a call: enough to keep decoder and model busy at once, few enough to stop soon. */
const BATCH = 32;
/** How often a photo may be alone in an embedder that dies. */
const TRIES = 3;
/** What the dead process sent may still be in its pipe. */
const STRAGGLER_MILLISECONDS = 50;

export class SpaceBuilder {
  readonly #options: BuildOptions;
  readonly #pass: Pass;
  /** Photos that can't be read, by this process. */
  readonly #failed = new Set<number>();
  #running: Promise<boolean> | null = null;
  #closed = false;
  readonly #closing = new AbortController();
  #problem: string | null = null;

  constructor(options: BuildOptions) {
    this.#options = options;
    this.#pass = new Pass((state) => options.onState({ ...state, problem: this.#problem }));
  }

  /** Embeds until nothing is left that can be read. @returns whether the space is complete. Never rejects. */
  start(): Promise<boolean> {
    this.#running ??= this.#work().finally(() => (this.#running = null));
    return this.#running;
  }

  /** The space being built. */
  get spaceId(): number {
    return this.#options.to.id;
  }

  /** Why the last {@link start} ended early; null: it did not. */
  problem(): string | null {
    return this.#problem;
  }

  /** Photos of the space that answers without a vector in this one: those that failed, too. */
  left(): number {
    return this.#pass.left ?? this.#leftNow();
  }

  #leftNow(): number {
    const { store, from, to } = this.#options;
    return store.spaceBuild.left(from.id, to.id);
  }

  /** Lets the photos in hand finish. */
  pause(reason: PauseReason): void {
    this.#pass.pause(reason);
  }

  resume(reason: PauseReason): void {
    this.#pass.resume(reason);
  }

  /** Abandons the photos in hand: they are still on the list. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.abort();
    this.#pass.close();
    await this.#running;
  }

  async #work(): Promise<boolean> {
    const { whenIdle, beforeComplete, onComplete } = this.#options;
    let complete = false;
    try {
      await whenIdle();
      if (this.#closed) return false;
      this.#problem = null;
      this.#pass.begin(this.#leftNow());
      await this.#embedAll();
      if (this.#closed) return false;
      this.#problem = this.#obstacle();
      if (this.#problem === null) {
        await beforeComplete();
        complete = true;
      }
    } catch (error) {
      if (this.#closed) return false;
      log.warn('the space of another model could not be built further', error);
      this.#problem = toSightlineError(error).message;
    } finally {
      if (!this.#closed) this.#pass.end();
    }
    if (complete) onComplete();
    return complete;
  }

  /** Why the space may not answer yet although nothing is left to be read; null: it may. */
  #obstacle(): string | null {
    const { store, from, to } = this.#options;
    const away = store.spaceBuild.unreachable(from.id, to.id);
    if (away > 0) {
      return `waiting for folders that are not there now: photos still to be read in them: ${away}`;
    }
    if (this.#failed.size === 0 || store.vectors.any(to.id)) return null;
    return 'the model could not read any photo';
  }

  async #embedAll(): Promise<void> {
    const { store, from, to, whenIdle } = this.#options;
    const hubOf = await this.#options.hubs();
    for (let found = true; found;) {
      // Photos that were indexed meanwhile may have any id: look through all of them until none is left.
      found = false;
      for (let after = 0; ;) {
        await whenIdle();
        await this.#pass.unpaused();
        if (this.#closed) return;
        const page = store.spaceBuild.next(from.id, to.id, after, BATCH);
        if (page.length === 0) break;
        after = page.at(-1)?.id ?? after;
        const batch = page.filter(({ id }) => !this.#failed.has(id));
        found ||= batch.length > 0;
        await this.#embed(batch, hubOf);
      }
    }
  }

  async #embed(batch: readonly PhotoToBuild[], hubOf: (embedding: Float32Array) => number): Promise<void> {
    const left = this.#copyKnown(batch, hubOf);
    if (left.length === 0) return;
    const answered = await this.#call(left, hubOf);
    const silent = left.filter(({ id }) => !answered.has(id));
    // The embedder died: one of these may be to blame, so each runs alone.
    for (const photo of silent) {
      let settled = false;
      for (let tries = 0; tries < TRIES && !settled && !this.#closed; tries++) {
        settled = (await this.#call([photo], hubOf)).has(photo.id);
        if (!settled) this.#options.link.ignoreLastDeath();
      }
      if (!settled && !this.#closed) this.#fail(photo);
    }
  }

  /** Photos whose bytes have a vector already, as copies of others do, get that. @returns the rest. */
  #copyKnown(batch: readonly PhotoToBuild[], hubOf: (embedding: Float32Array) => number): PhotoToBuild[] {
    const { store, to } = this.#options;
    return batch.filter((photo) => {
      const hash = Buffer.from(photo.contentHash).toString('hex');
      const known = store.recall.outcome(photo.id, photo.size, hash, to.id);
      if (known) {
        this.#store([{ photo, embedding: known.embedding }], hubOf);
        this.#options.onStored(countCopies([known]));
      }
      return known === undefined;
    });
  }

  /** @returns the photos that had an outcome before the embedder died, if it did. */
  async #call(
    photos: readonly PhotoToBuild[],
    hubOf: (embedding: Float32Array) => number,
  ): Promise<Set<number>> {
    const { link } = this.#options;
    const byId = new Map(photos.map((photo) => [photo.id, photo]));
    const answered = new Set<number>();
    const embedded: { photo: PhotoToBuild; embedding: Float32Array }[] = [];
    const outcomes: EmbedOutcome[] = [];
    let died = false;
    const unsubscribe = [
      link.onDeath(() => (died = true)),
      link.onOutcome((outcome) => {
        const photo = byId.get(outcome.photoId);
        if (!photo) return;
        answered.add(photo.id);
        outcomes.push(outcome);
        const embedding = embeddingOf(outcome, photo);
        if (embedding) embedded.push({ photo, embedding });
        else this.#fail(photo);
      }),
    ];
    try {
      const files = photos.map(({ id, path }) => ({ photoId: id, path }));
      await link.embed(files, this.#closing.signal);
    } catch (error) {
      // The event may come after the call's failure.
      if (toSightlineError(error).kind === 'unavailable') await sleep(STRAGGLER_MILLISECONDS);
      if (!died && !this.#closed) throw error;
    } finally {
      for (const stop of unsubscribe) stop();
      if (!this.#closed) {
        this.#store(embedded, hubOf);
        this.#options.onStored(countCopies(outcomes));
      }
    }
    return answered;
  }

  #store(
    embedded: readonly { photo: PhotoToBuild; embedding: Float32Array }[],
    hubOf: (embedding: Float32Array) => number,
  ): void {
    const { store, to } = this.#options;
    store.transaction(() => {
      for (const { photo, embedding } of embedded) {
        // One that changed or left meanwhile is on the list again, or not at all.
        store.spaceBuild.put(photo, to.id, embedding, hubOf(embedding));
      }
    });
    this.#pass.done(embedded.length);
  }

  #fail({ id }: PhotoToBuild): void {
    this.#failed.add(id);
    this.#pass.failed();
  }
}

/** The vector of the bytes that were indexed; null: there is none, or the file has other bytes now. */
function embeddingOf(outcome: EmbedOutcome, { contentHash }: PhotoToBuild): Float32Array | null {
  if (outcome.state !== 'done') return null;
  const indexed = Buffer.from(contentHash).toString('hex');
  return [outcome.contentHash, outcome.formerHash].includes(indexed) ? outcome.embedding : null;
}
