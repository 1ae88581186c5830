/**
 * Files in, outcomes out: several pictures are decoded while a batch is encoded, so that decoder and model share the
 * cores all the time. `session.run` blocks this thread, so enough decodes are handed to the thread pool before each
 * run to keep it busy meanwhile. Runs in the embedder process.
 */
import { showPath } from '../files/path-bytes.ts';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { ImageEncoder } from '../embedding/image-encoder.ts';
import { prepareImage, type PreparedImage } from '../images/decode.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import { usePhotoFile } from '../images/read-file.ts';
import type { EmbedderEvent, EmbedFile, EmbedOutcome } from '../api/embedder-api.ts';

/** Pictures of one model run; larger batches were slower and bigger on the machine that was measured. */
const BATCH = 8;
/** Decodes handed out at once: more than the pool has threads, so that it has work while the model runs. */
const DECODING = 10;
/** Decoded pictures that may wait for the model. */
const PREPARED = 32;
/** Requests that are served at once ahead of the queue; a screen full of thumbnails asks for many. */
const AHEAD = 4;

export interface PipelineOptions {
  readonly encoder: Pick<ImageEncoder, 'encode'>;
  readonly preprocess: PreprocessSpec;
  readonly emit: (event: EmbedderEvent) => void;
}

interface Call {
  unfinished: number;
  /** Settled: what is still under way for it comes to nothing. */
  over: boolean;
  readonly settle: (error?: SightlineError) => void;
}

interface Waiting {
  readonly file: EmbedFile;
  readonly call: Call;
}

interface Prepared extends Waiting {
  readonly image: PreparedImage;
  readonly contentHash: string;
}

export class EmbedPipeline {
  readonly #options: PipelineOptions;
  #waiting: Waiting[] = [];
  #prepared: Prepared[] = [];
  #decoding = 0;
  #encoding = false;
  #ahead = 0;
  readonly #waitingAhead: (() => void)[] = [];

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  /**
   * Embeds files; each outcome is emitted once, as it is ready. Resolves when all have had theirs.
   * @throws SightlineError `cancelled` (files that are not through stay without an outcome), or of the model.
   */
  embed(files: readonly EmbedFile[], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancelled = (): SightlineError => new SightlineError('cancelled', 'embedding was cancelled');
      if (signal.aborted) return reject(cancelled());
      if (files.length === 0) return resolve();
      const onAbort = (): void => {
        this.#drop(call, cancelled());
        this.#advance();
      };
      const call: Call = {
        unfinished: files.length,
        over: false,
        settle: (error) => {
          call.over = true;
          signal.removeEventListener('abort', onAbort);
          if (error) reject(error);
          else resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      for (const file of files) this.#waiting.push({ file, call });
      this.#advance();
    });
  }

  /**
   * Runs `work` ahead of the queue: until it is done no further file is decoded and no batch begun, so that it waits
   * for no more than what is under way. For query images and thumbnails, which somebody is waiting for.
   * @throws what `work` throws.
   */
  async ahead<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#ahead >= AHEAD) await new Promise<void>((enter) => this.#waitingAhead.push(enter));
    else this.#ahead++;
    try {
      return await work();
    } finally {
      const next = this.#waitingAhead.shift();
      if (next) next();
      else this.#ahead--;
      this.#advance();
    }
  }

  #advance(): void {
    if (this.#ahead > 0) return;
    while (this.#decoding < DECODING && this.#prepared.length + this.#decoding < PREPARED) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#decoding++;
      void this.#decode(next).finally(() => {
        this.#decoding--;
        this.#advance();
      });
    }
    const nothingToCome = this.#decoding === 0 && this.#waiting.length === 0;
    if (!this.#encoding && (this.#prepared.length >= BATCH || (this.#prepared.length > 0 && nothingToCome))) {
      this.#encoding = true;
      void this.#encode(this.#prepared.splice(0, BATCH)).finally(() => {
        this.#encoding = false;
        this.#advance();
      });
    }
  }

  async #decode(item: Waiting): Promise<void> {
    const { photoId, path } = item.file;
    this.#options.emit({ type: 'started', photoId });
    try {
      const { preprocess } = this.#options;
      const prepared = await usePhotoFile(path, async ({ bytes, contentHash }) => {
        const image = await prepareImage(bytes, preprocess);
        return { ...item, image, contentHash };
      });
      if (!item.call.over) this.#prepared.push(prepared);
    } catch (thrown) {
      const error = toSightlineError(thrown);
      // The fault of one photo is shown with it; a bug of ours must be found.
      if (error.kind === 'internal') log.error('a photo could not be decoded', thrown);
      else log.debug(`could not decode ${showPath(path)}: ${error.message}`);
      this.#finish(item, outcomeOf(photoId, error));
    }
  }

  async #encode(batch: readonly Prepared[]): Promise<void> {
    try {
      const embeddings = await this.#options.encoder.encode(batch.map(({ image }) => image.pixels));
      for (const [index, item] of batch.entries()) {
        const { metadata, warning } = item.image;
        const embedding = embeddings[index];
        if (!embedding) throw new SightlineError('internal', 'the model gave fewer embeddings than pictures');
        const { photoId } = item.file;
        this.#finish(item, {
          photoId,
          state: 'done',
          embedding,
          metadata,
          warning,
          contentHash: item.contentHash,
        });
      }
    } catch (error) {
      // A model that fails fails for every picture: that ends the calls, and no photo is blamed.
      for (const call of new Set(batch.map((item) => item.call))) this.#drop(call, toSightlineError(error));
    }
  }

  #drop(call: Call, error: SightlineError): void {
    this.#waiting = this.#waiting.filter((item) => item.call !== call);
    this.#prepared = this.#prepared.filter((item) => item.call !== call);
    call.settle(error);
  }

  #finish(item: Waiting, outcome: EmbedOutcome): void {
    if (item.call.over) return;
    this.#options.emit({ type: 'outcome', outcome });
    item.call.unfinished--;
    if (item.call.unfinished === 0) item.call.settle();
  }
}

function outcomeOf(photoId: number, error: SightlineError): EmbedOutcome {
  if (error.kind === 'not-found') return { photoId, state: 'vanished' };
  return { photoId, state: error.kind === 'unsupported' ? 'skipped' : 'failed', reason: error.message };
}
