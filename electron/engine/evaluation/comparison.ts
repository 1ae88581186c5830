/**
 * The comparison of models on photos of the open library, one model after the other, each into a library of its own,
 * so that nothing is added to what people search. Runs in the engine process.
 */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import {
  NO_COMPARISON,
  type ComparedModel,
  type Comparison as ComparisonState,
  type ComparisonInput,
} from '../../../shared/schemas.ts';
import type { EngineEvent, ModelEvaluation } from '../api/engine-api.ts';
import { embedTextsApart } from '../embedder/client.ts';
import { createTokenizer } from '../embedding/tokenizer.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import { log } from '../log/log.ts';
import type { Spawn } from '../processes/wire.ts';
import { dot } from '../search/background.ts';
import { HUB_WEIGHT } from '../search/hub.ts';
import { comparedPhotos, type ComparedPhotos, type ComparedPhotosParts } from './compared-photos.ts';
import { evaluate, type EvaluateParts } from './evaluate.ts';
import { photoVectors, type PhotoVectors } from './photo-vectors.ts';

/** Photos shown for each query. */
const ANSWERS = 12;

/** A library reserved for evaluations, open with one model. */
interface EvaluationLibrary extends Omit<EvaluateParts, 'spawn'> {
  close(): Promise<void>;
}

export interface ComparisonParts {
  readonly library: ComparedPhotosParts;
  /** Data directory of the library with the photos. */
  readonly dataDir: string;
  /** @param onEvent hears the events of the library that is opened. @throws SightlineError `not-found`, `model-invalid`. */
  readonly open: (model: string, onEvent: (event: EngineEvent) => void) => Promise<EvaluationLibrary>;
  readonly spawn: Spawn;
  readonly emit: (event: EngineEvent) => void;
}

export class Comparison {
  readonly #parts: ComparisonParts;
  #state: ComparisonState = NO_COMPARISON;
  #running: { readonly controller: AbortController; readonly done: Promise<void> } | null = null;

  constructor(parts: ComparisonParts) {
    this.#parts = parts;
  }

  state(): ComparisonState {
    return this.#state;
  }

  /**
   * Starts a comparison, and returns once it is known what to compare.
   * @throws SightlineError `unavailable` (one is running), `not-found` (folder), `invalid-input`.
   */
  async start(input: ComparisonInput): Promise<ComparisonState> {
    if (this.#running) {
      throw new SightlineError(
        'unavailable',
        'expected no comparison to be running; wait for it, or stop it',
      );
    }
    const controller = new AbortController();
    let settle = (): void => undefined;
    this.#running = { controller, done: new Promise<void>((resolve) => (settle = resolve)) };
    const end = (): void => {
      this.#running = null;
      settle();
    };
    try {
      const chosen = await comparedPhotos(this.#parts.library, input, controller.signal);
      this.#change({
        ...NO_COMPARISON,
        state: 'running',
        models: [...new Set(input.models)],
        usedPhotos: chosen.photos.length,
        folderPhotos: chosen.folderPhotos,
        unknownFiles: chosen.unknownFiles,
      });
      void this.#run(input, chosen, controller.signal).finally(end);
    } catch (error) {
      end();
      throw error;
    }
    return this.#state;
  }

  /** Ends the comparison; models that are finished keep their figures. */
  async cancel(): Promise<void> {
    const running = this.#running;
    running?.controller.abort();
    await running?.done;
  }

  async #run(input: ComparisonInput, chosen: ComparedPhotos, signal: AbortSignal): Promise<void> {
    try {
      for (const name of this.#state.models) {
        if (signal.aborted) break;
        this.#change({ current: name, finished: 0, total: chosen.photos.length });
        const result = await this.#evaluated(name, input, chosen, signal);
        this.#change({ results: [...this.#state.results, result] });
      }
      this.#change({ state: signal.aborted ? 'cancelled' : 'done', current: null });
    } catch (thrown) {
      const error = toSightlineError(thrown);
      const cancelled = signal.aborted || error.kind === 'cancelled';
      if (!cancelled) log.warn('a comparison of models failed', thrown);
      this.#change({
        state: cancelled ? 'cancelled' : 'failed',
        current: null,
        error: cancelled ? null : error.message,
      });
    }
  }

  /** A model that can't be opened has its reason, and the others go on. */
  async #evaluated(
    name: string,
    input: ComparisonInput,
    chosen: ComparedPhotos,
    signal: AbortSignal,
  ): Promise<ComparedModel> {
    let library: EvaluationLibrary | null = null;
    try {
      library = await this.#parts.open(name, (event) => {
        // The host lists what goes over the network.
        if (event.type === 'request') this.#parts.emit(event);
        if (event.type === 'progress' && event.progress.phase === 'embedding') {
          this.#change({ finished: Math.min(event.progress.finished, chosen.photos.length) });
        }
      });
      const { spawn, dataDir } = this.#parts;
      const text = (): Promise<Pick<TextEncoder, 'encode' | 'understands'>> => textsApart(spawn, library!);
      const parts: EvaluateParts = { ...library, text, spawn };
      const { captions, labelled, photos } = chosen;
      const files = photos.map(({ path }) => path);
      // Searches look among all photos, captions and labels only among theirs.
      const vectors = input.queries.length === 0 ? null : await photoVectors(parts, files, dataDir, signal);
      const asked = { captions, labelled, speed: true, libraryDataDir: dataDir };
      const figures = await evaluate(parts, asked, signal, vectors ?? undefined);
      const answers = vectors === null ? [] : await answersOf(parts, input.queries, chosen, vectors);
      return compared(name, figures, answers);
    } catch (thrown) {
      const error = toSightlineError(thrown);
      if (error.kind !== 'model-invalid' && error.kind !== 'not-found') throw thrown;
      return { ...FAILED, name, error: error.message };
    } finally {
      await library?.close();
    }
  }

  #change(change: Partial<ComparisonState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.emit({ type: 'comparison', comparison: this.#state });
  }
}

/** The best photos for each search. */
async function answersOf(
  parts: EvaluateParts,
  queries: readonly string[],
  { photos }: ComparedPhotos,
  vectors: PhotoVectors,
): Promise<ComparedModel['answers']> {
  const hubOf = await parts.calibration.hubs();
  const rows = photos.flatMap(({ id, path }) => {
    const embedding = vectors.embeddings[vectors.indexOf(path) ?? -1];
    return embedding ? [{ id, embedding, hub: hubOf(embedding) }] : [];
  });
  const texts = await (await parts.text()).encode(queries);
  return queries.map((query, index) => ({
    query,
    photoIds: rows
      .map(({ id, embedding, hub }) => ({ id, score: dot(texts[index]!, embedding) - HUB_WEIGHT * hub }))
      .sort((a, b) => b.score - a.score)
      .slice(0, ANSWERS)
      .map(({ id }) => id),
  }));
}

/** The text tower in a process of its own: encoding hundreds of captions here would hold up searches. */
async function textsApart(
  spawn: Spawn,
  library: Pick<EvaluateParts, 'model' | 'layout' | 'text'>,
): Promise<Pick<TextEncoder, 'encode' | 'understands'>> {
  const { model, layout } = library;
  if (model.kind === 'remote') return library.text();
  const tokenizer = await createTokenizer(model);
  return {
    understands: (text) => tokenizer.understands(text),
    async encode(texts) {
      const rows = await embedTextsApart(spawn, model, texts, { cacheDir: layout.cache });
      const { dimensions } = model;
      return texts.map((_, index) => rows.slice(index * dimensions, (index + 1) * dimensions));
    },
  };
}

const FAILED: Omit<ComparedModel, 'name' | 'error'> = {
  dimensions: null,
  languages: null,
  diskBytes: null,
  photos: 0,
  failed: 0,
  captions: null,
  zeroShot: null,
  answers: [],
  speed: null,
};

function compared(
  name: string,
  { dimensions, languages, diskBytes, photos, failed, captions, zeroShot, speed }: ModelEvaluation,
  answers: ComparedModel['answers'],
): ComparedModel {
  return {
    name,
    error: null,
    dimensions,
    languages: languages && [...languages],
    diskBytes,
    photos,
    failed: failed.length,
    captions: captions && { count: captions.count, ...captions.corrected },
    zeroShot: zeroShot && {
      accuracy: zeroShot.accuracy,
      perLabel: zeroShot.perLabel.map((row) => ({ ...row })),
    },
    answers,
    speed: speed && {
      imagesPerSecond: speed.imagesPerSecond,
      textMilliseconds: speed.textMilliseconds,
      peakBytes: speed.peakBytes,
      ...speed.weights,
    },
  };
}
