/**
 * The supervised embedder of an open library, and the link through which the queue uses it. Runs in the engine
 * process.
 */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { SupervisedEmbedderLink } from './link.ts';
import { ProviderInUse } from './provider-in-use.ts';
import { isAway, type Model } from '../models/open-model.ts';
import type { RemoteLink } from './remote-link.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import type { Remote, Spawn } from '../processes/wire.ts';
import { Supervisor, type Death } from '../processes/supervisor.ts';

/** The embedder is stopped after this long without work, to free its memory. */
const IDLE_MILLISECONDS = 120_000;
/**
 * An embedder that answers nothing for this long while it has work is killed. The model blocks it for a batch at a
 * time, which takes some seconds at most where the model can be used at all.
 */
const SILENCE_MILLISECONDS = 60_000;
/** Deadline of requests that somebody is waiting for: over what one picture may take. */
const CALL_MILLISECONDS = 90_000;

export interface LibraryEmbedder {
  readonly supervisor: Supervisor<EmbedderApi, EmbedderEvent>;
  readonly link: SupervisedEmbedderLink;
  /**
   * ONNX intra-op threads from now on; null: physical cores. Work in flight finishes with the old setting.
   * @throws SightlineError why the model can't be loaded again.
   */
  setThreads(threads: number | null): Promise<void>;
  /** Starts a process with the current code in place of the running one, which finishes its work in flight. */
  replace(): Promise<void>;
  /** Requests that somebody is waiting for. Repeated once if the process died: another file may be to blame. */
  readonly embedImage: Api['embedImage'];
  readonly thumbnail: Api['thumbnail'];
  readonly picture: Api['picture'];
  readonly metadata: Api['metadata'];
  readonly png: Api['png'];
}

/**
 * Embeds texts in a separate process that ends with the answer: this process's allocator would hold on to the memory
 * of a text tower long after its release.
 * @returns [texts.length, dimensions], unit rows.
 */
export async function embedTextsApart(
  spawn: Spawn,
  model: Pick<Model, 'dir'>,
  texts: readonly string[],
  options: { cacheDir: string; threads?: number },
): Promise<Float32Array> {
  const service = await spawn<EmbedderApi, EmbedderEvent>('embedder');
  try {
    const { embeddings } = await service.api.embedTexts({ modelDir: model.dir, texts, ...options });
    return embeddings;
  } finally {
    await service.stop();
  }
}

type Api = Pick<Remote<EmbedderApi>, 'embedImage' | 'thumbnail' | 'picture' | 'metadata' | 'png'>;

/** Starts nothing until the first call. */
export function createEmbedder(
  model: Model,
  options: {
    cacheDir: string;
    /** Where small thumbnails of what is embedded go; none are made without it. */
    thumbnailsDir?: string;
    threads?: number;
    spawn: Spawn;
    /** Encodes what the process has prepared; null for a model on this computer. */
    remote: RemoteLink | null;
    onDeath: (death: Death) => void;
    /** Hears in a sentence that a provider was given up. */
    onProviderLost: (sentence: string) => void;
  },
): LibraryEmbedder {
  let threads = options.threads;
  const provider = new ProviderInUse({ model, cacheDir: options.cacheDir }, options.onProviderLost);
  const link = new SupervisedEmbedderLink(() => supervisor);
  const supervisor: Supervisor<EmbedderApi, EmbedderEvent> = new Supervisor({
    name: 'embedder',
    spawn: () => options.spawn<EmbedderApi, EmbedderEvent>('embedder'),
    prepare: async ({ api }) => {
      if (await isAway(model)) {
        throw new SightlineError(
          'not-found',
          `the model folder ${model.dir} is not there now, is its disk connected? Until it is back, photos wait`,
        );
      }
      const opened = await api.open({
        modelDir: model.dir,
        cacheDir: options.cacheDir,
        ...(options.thumbnailsDir === undefined ? {} : { thumbnailsDir: options.thumbnailsDir }),
        provider: await provider.wanted(),
        ...(threads === undefined ? {} : { threads }),
      });
      await provider.opened(opened.provider);
      if (opened.space !== model.space) {
        throw new SightlineError(
          'model-invalid',
          `the model folder ${model.dir} changed while it was in use; restart Sightline`,
        );
      }
    },
    onDeath: (death) => {
      link.died(death);
      void provider.died(death.signal ?? `exit code ${death.code ?? 'unknown'}`);
      options.onDeath(death);
    },
    idleMilliseconds: IDLE_MILLISECONDS,
    silence: { milliseconds: SILENCE_MILLISECONDS, ask: ({ api }) => api.versions({}) },
  });
  const { api } = supervisor;
  supervisor.onEvent((event) => {
    if (event.type !== 'encode') return;
    const { id, pictures } = event;
    const encoding = options.remote?.embedPictures(pictures) ?? Promise.resolve([]);
    void encoding
      .then(
        (embeddings) => api.encoded({ id, embeddings }),
        (error: unknown) => api.encoded({ id, error: toSightlineError(error).toData() }),
      )
      // The process has ended meanwhile, and with it the question.
      .catch(() => undefined);
  });
  return {
    supervisor,
    link,
    async setThreads(wanted) {
      if (threads === (wanted ?? undefined)) return;
      threads = wanted ?? undefined;
      await supervisor.prepareAgain();
    },
    replace: () => supervisor.replace(),
    embedImage: (image, callOptions) =>
      retryOnce(() => api.embedImage(image, { timeout: CALL_MILLISECONDS, ...callOptions })),
    thumbnail: (input, callOptions) =>
      retryOnce(() => api.thumbnail(input, { timeout: CALL_MILLISECONDS, ...callOptions })),
    picture: (input, callOptions) => retryOnce(() => api.picture(input, callOptions)),
    metadata: (input, callOptions) =>
      retryOnce(() => api.metadata(input, { timeout: CALL_MILLISECONDS, ...callOptions })),
    png: (input, callOptions) =>
      retryOnce(() => api.png(input, { timeout: CALL_MILLISECONDS, ...callOptions })),
  };
}

async function retryOnce<Output>(call: () => Promise<Output>): Promise<Output> {
  try {
    return await call();
  } catch (error) {
    const { kind, detail } = toSightlineError(error);
    // What a remote encoder could not answer was tried again already.
    if (kind !== 'unavailable' || detail?.['reason'] !== undefined) throw error;
    return call();
  }
}
