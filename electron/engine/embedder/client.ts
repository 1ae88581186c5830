/** The supervised embedder of an open library, and the link that the queue pulls through. Runs in the engine process. */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { SupervisedEmbedderLink } from './link.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import type { Remote, Spawn } from '../processes/wire.ts';
import { Supervisor, type Death } from '../processes/supervisor.ts';

/** After this long without work the embedder is ended to give its memory back. */
const IDLE_MILLISECONDS = 120_000;

export interface LibraryEmbedder {
  readonly supervisor: Supervisor<EmbedderApi, EmbedderEvent>;
  readonly link: SupervisedEmbedderLink;
  /**
   * ONNX intra-op threads from now on; null: physical cores. What is under way is finished as it was begun.
   * @throws SightlineError why the model can't be loaded again.
   */
  setThreads(threads: number | null): Promise<void>;
  /** A process with the code as it is now takes the place of the one that runs, which finishes what it has begun. */
  replace(): Promise<void>;
  /** Requests that somebody waits for. They run once more when the process died: another file may be to blame. */
  readonly embedImage: Api['embedImage'];
  readonly thumbnail: Api['thumbnail'];
  readonly metadata: Api['metadata'];
  readonly png: Api['png'];
}

/**
 * Embeds texts in a process of their own that ends with the answer: the allocator of this one would keep the memory
 * of a text tower long after it is released.
 * @returns [texts.length, dimensions], unit rows.
 */
export async function embedTextsApart(
  spawn: Spawn,
  model: ModelFolder,
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

type Api = Pick<Remote<EmbedderApi>, 'embedImage' | 'thumbnail' | 'metadata' | 'png'>;

/** Nothing is started until the first call. */
export function createEmbedder(
  model: ModelFolder,
  options: { cacheDir: string; threads?: number; spawn: Spawn; onDeath: (death: Death) => void },
): LibraryEmbedder {
  let threads = options.threads;
  const link = new SupervisedEmbedderLink(() => supervisor);
  const supervisor: Supervisor<EmbedderApi, EmbedderEvent> = new Supervisor({
    name: 'embedder',
    spawn: () => options.spawn<EmbedderApi, EmbedderEvent>('embedder'),
    prepare: async ({ api }) => {
      const { space } = await api.open({
        modelDir: model.dir,
        cacheDir: options.cacheDir,
        ...(threads === undefined ? {} : { threads }),
      });
      if (space !== model.space) {
        throw new SightlineError(
          'model-invalid',
          `the model folder ${model.dir} changed while it was in use; restart Sightline`,
        );
      }
    },
    onDeath: (death) => {
      link.died(death);
      options.onDeath(death);
    },
    idleMilliseconds: IDLE_MILLISECONDS,
  });
  const { api } = supervisor;
  return {
    supervisor,
    link,
    async setThreads(wanted) {
      if (threads === (wanted ?? undefined)) return;
      threads = wanted ?? undefined;
      await supervisor.prepareAgain();
    },
    replace: () => supervisor.replace(),
    embedImage: (image, callOptions) => retryOnce(() => api.embedImage(image, callOptions)),
    thumbnail: (input, callOptions) => retryOnce(() => api.thumbnail(input, callOptions)),
    metadata: (input, callOptions) => retryOnce(() => api.metadata(input, callOptions)),
    png: (input, callOptions) => retryOnce(() => api.png(input, callOptions)),
  };
}

async function retryOnce<Output>(call: () => Promise<Output>): Promise<Output> {
  try {
    return await call();
  } catch (error) {
    if (toSightlineError(error).kind !== 'unavailable') throw error;
    return call();
  }
}
