/**
 * Files in, outcomes out: decodes several pictures while a batch is encoded, so that decoder and model always share
 * the cores. `session.run` blocks this thread, so before each run the thread pool gets enough decodes to stay busy
 * meanwhile. Runs in the embedder process.
 */
import { showPath } from '../files/path-bytes.ts';
import { log } from '../log/log.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { RecentMap } from '../../../shared/recent-map.ts';
import type { ImageEncoder } from '../embedding/image-encoder.ts';
import { prepareImage, type PreparedImage } from '../images/decode.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import type { PictureWriter } from '../images/picture-writer.ts';
import { usePhotoFile } from '../images/read-file.ts';
import type { EmbedderEvent, EmbedFile, EmbedOutcome, GridPicture } from '../api/embedder-api.ts';

/** Pictures per model run; larger batches were slower and used more memory on the machine measured. */
const BATCH = 8;
/** Concurrent decodes: more than the pool has threads, so that it has work while the model runs. */
const DECODING = 10;
/** Decoded pictures that may wait for the model. */
const PREPARED = 32;
/** Outcomes kept for files with the same bytes, which often lie beside each other. */
const RECENT = 64;
/** Concurrent requests ahead of the queue; a screen full of thumbnails makes many. */
const AHEAD = 4;
/** Brightness of a picture that every model can embed. */
const PLAIN = 127;

export interface PipelineOptions {
  readonly encoder: Pick<ImageEncoder, 'encode'>;
  readonly preprocess: PreprocessSpec;
  readonly emit: (event: EmbedderEvent) => void;
  /** Makes the small thumbnails of what is embedded; without it there are none. */
  readonly pictures?: PictureWriter;
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
  readonly formerHash: string | undefined;
  readonly picture: GridPicture | undefined;
}

type DoneOutcome = Extract<EmbedOutcome, { state: 'done' }>;

export class EmbedPipeline {
  readonly #options: PipelineOptions;
  #waiting: Waiting[] = [];
  #prepared: Prepared[] = [];
  /** Bytes being decoded or encoded, with the other files that have the same and wait for the outcome; by hash. */
  readonly #twins = new Map<string, Waiting[]>();
  readonly #recent = new RecentMap<string, DoneOutcome>(RECENT);
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
    let hash: string | null = null;
    try {
      const { preprocess, pictures } = this.#options;
      await usePhotoFile(path, async ({ bytes, contentHash, formerHash }) => {
        if (this.#isAnswered(item, contentHash)) return;
        hash = contentHash;
        this.#twins.set(hash, []);
        const image = await prepareImage(bytes, preprocess);
        const picture = await pictures?.write({ bytes, contentHash, image });
        // The model needs nothing else of it.
        const pixels = { ...image, whole: null, profile: null };
        if (item.call.over) this.#releaseTwins(hash);
        else this.#prepared.push({ ...item, image: pixels, contentHash, formerHash, picture });
      });
    } catch (thrown) {
      const error = toSightlineError(thrown);
      // A photo's own fault is shown with the photo; a bug of ours must be logged.
      if (error.kind === 'internal') log.error('a photo could not be decoded', thrown);
      else log.debug(`could not decode ${showPath(path)}: ${error.message}`);
      this.#finish(item, outcomeOf(photoId, error));
      if (hash !== null) this.#releaseTwins(hash);
    }
  }

  /** Whether nothing needs to be decoded: the bytes are known, or another file with the same is under way. */
  #isAnswered(item: Waiting, contentHash: string): boolean {
    const { photoId, known = [] } = item.file;
    const recent = this.#recent.get(contentHash);
    if (known.includes(contentHash)) this.#finish(item, { photoId, state: 'known', contentHash });
    else if (recent) this.#finish(item, { ...recent, photoId, copy: true });
    else {
      const twins = this.#twins.get(contentHash);
      twins?.push(item);
      return twins !== undefined;
    }
    return true;
  }

  /** Their bytes had no outcome that is theirs, too: each file is read on its own. */
  #releaseTwins(contentHash: string): void {
    const twins = this.#twins.get(contentHash) ?? [];
    this.#twins.delete(contentHash);
    this.#waiting.unshift(...twins.filter(({ call }) => !call.over));
  }

  async #encode(batch: readonly Prepared[]): Promise<void> {
    try {
      const embeddings = await this.#embeddings(batch.map(({ image }) => image.pixels));
      for (const [index, item] of batch.entries()) {
        const { metadata, warning } = item.image;
        const embedding = embeddings[index];
        if (!embedding) throw new SightlineError('internal', 'the model gave fewer embeddings than pictures');
        const { contentHash, formerHash, picture } = item;
        if (embedding instanceof SightlineError) {
          this.#finish(item, outcomeOf(item.file.photoId, embedding));
          this.#releaseTwins(contentHash);
          continue;
        }
        const made = picture === undefined ? {} : { picture };
        const done = {
          state: 'done',
          embedding,
          metadata,
          warning,
          contentHash,
          formerHash,
          ...made,
        } as const;
        const twins = this.#twins.get(contentHash) ?? [];
        this.#twins.delete(contentHash);
        const outcome = { photoId: item.file.photoId, ...done };
        this.#recent.set(contentHash, outcome);
        this.#finish(item, outcome);
        for (const { file, call } of twins) {
          this.#finish({ file, call }, { ...outcome, photoId: file.photoId, copy: true });
        }
      }
    } catch (error) {
      // If the model fails, it fails for every picture: end the calls and blame no photo.
      for (const call of new Set(batch.map((item) => item.call))) this.#drop(call, toSightlineError(error));
      for (const { contentHash } of batch) this.#releaseTwins(contentHash);
    }
  }

  /**
   * The embedding of each picture, or why it has none: half precision overflows on some pictures alone, which must not
   * hold up the others.
   * @throws what the model throws if it fails for a plain picture, too.
   */
  async #embeddings(pictures: readonly Uint8Array[]): Promise<(Float32Array | SightlineError)[]> {
    const { encoder } = this.#options;
    try {
      return await encoder.encode(pictures);
    } catch (thrown) {
      const error = toSightlineError(thrown);
      if (error.kind !== 'model-invalid') throw error;
      await encoder.encode(pictures.slice(0, 1).map((pixels) => new Uint8Array(pixels.length).fill(PLAIN)));
      const alone: (Float32Array | SightlineError)[] = [];
      for (const picture of pictures) {
        alone.push(
          await encoder.encode([picture]).then(([embedding]) => embedding ?? error, toSightlineError),
        );
      }
      return alone;
    }
  }

  #drop(call: Call, error: SightlineError): void {
    this.#waiting = this.#waiting.filter((item) => item.call !== call);
    const dropped = this.#prepared.filter((item) => item.call === call);
    this.#prepared = this.#prepared.filter((item) => item.call !== call);
    call.settle(error);
    for (const { contentHash } of dropped) this.#releaseTwins(contentHash);
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
