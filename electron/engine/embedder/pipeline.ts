/**
 * Files in, outcomes out: decodes several pictures while a batch is encoded, so that decoder and model always share
 * the cores. `session.run` blocks this thread, so before each run the thread pool gets enough decodes to stay busy
 * meanwhile. Runs in the embedder process.
 */
import { showPath } from '../files/path-bytes.ts';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { ImageEncoder } from '../embedding/image-encoder.ts';
import { prepareImage, type PreparedImage } from '../images/decode.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import { usePhotoFile } from '../images/read-file.ts';
import type { EmbedderEvent, EmbedFile, EmbedOutcome } from '../api/embedder-api.ts';

/** Pictures per model run; larger batches were slower and used more memory on the machine measured. */
const BATCH = 8;
/** Concurrent decodes: more than the pool has threads, so that it has work while the model runs. */
const DECODING = 10;
/** Decoded pictures that may wait for the model. */
const PREPARED = 32;
/** Concurrent requests ahead of the queue; a screen full of thumbnails makes many. */
const AHEAD = 4;

export interface PipelineOptions {
  readonly encoder: Pick<ImageEncoder, 'encode'>;
  readonly preprocess: PreprocessSpec;
  readonly emit: (event: EmbedderEvent) => void;
}

interface Call {
  unfinished: number;
  /** Settled: results of work still in flight for it are discarded. */
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
   * Embeds files; emits each outcome once, when it is ready. Resolves when every file has had its outcome.
   * @throws SightlineError `cancelled` (unfinished files stay without an outcome), or of the model.
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
   * Runs `work` ahead of the queue: until it is done, no further decode or batch starts, so that it waits only for
   * work already in flight. For query images and thumbnails, which somebody is waiting for.
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
      // A photo's own fault is shown with the photo; a bug of ours must be logged.
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
      // If the model fails, it fails for every picture: end the calls and blame no photo.
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
  if (error.kind === 'not-found' || error.kind === 'unavailable') return { photoId, state: 'vanished' };
  return { photoId, state: error.kind === 'unsupported' ? 'skipped' : 'failed', reason: error.message };
}
