/**
 * Requests that the embedder process answers: batches of files, query images ahead of them, thumbnails. Runs in the
 * embedder process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { createImageEncoder, type ImageEncoder } from '../embedding/image-encoder.ts';
import type { EncoderOptions } from '../embedding/open-tower.ts';
import { createTextEncoder } from '../embedding/text-encoder.ts';
import { log } from '../log/log.ts';
import { makePng, prepareImage } from '../images/decode.ts';
import { decoderVersions } from '../images/sharp.ts';
import { readPhotoFile } from '../images/read-file.ts';
import { readMetadata } from '../images/read-metadata.ts';
import { PictureWriter } from '../images/picture-writer.ts';
import { writeThumbnail } from '../images/thumbnail.ts';
import { asBuffer } from '../files/path-bytes.ts';
import { openModelFolder, type ModelFolder } from '../models/model-folder.ts';
import { openModel, type Model } from '../models/open-model.ts';
import { createAskingEncoder, type AskingEncoder } from './asking-encoder.ts';
import { measureModel } from './measure.ts';
import { EmbedPipeline } from './pipeline.ts';
import type { EmbedderApi, EmbedderEvent, QueryImage } from '../api/embedder-api.ts';
import { tryProvider } from './try-provider.ts';
import type { Handlers } from '../processes/wire.ts';

interface OpenModel {
  readonly model: Model;
  /** Hears the engine's answers; null for a model on this computer. */
  readonly answered: AskingEncoder['answered'] | null;
  readonly encoder: ImageEncoder;
  readonly pipeline: EmbedPipeline;
  readonly pictures: PictureWriter | null;
  /** Calls that use this session. */
  readonly running: Set<Promise<unknown>>;
}

/** @param emit sends an event to the engine. */
export function createEmbedderService(emit: (event: EmbedderEvent) => void): Handlers<EmbedderApi> {
  let opened: OpenModel | null = null;
  const using = async <Result>(work: (open: OpenModel) => Promise<Result>): Promise<Result> => {
    if (!opened) throw new SightlineError('internal', 'the embedder was called before it was opened');
    const { running } = opened;
    const call = work(opened);
    running.add(call);
    return call.finally(() => running.delete(call));
  };
  return {
    versions: () => Promise.resolve(decoderVersions),
    async open({ modelDir, cacheDir, thumbnailsDir, threads, provider }) {
      const model = await openModel(modelDir, { towers: ['vision'], cacheDir });
      const { encoder, answered } =
        model.kind === 'remote'
          ? createAskingEncoder(model, emit)
          : { encoder: await openEncoder(model, { cacheDir, threads, provider }), answered: null };
      const before = opened;
      const pictures = thumbnailsDir === undefined ? null : new PictureWriter({ directory: thumbnailsDir });
      opened = {
        ...{ model, encoder, answered, pictures },
        pipeline: new EmbedPipeline({
          encoder,
          preprocess: model.preprocess,
          emit,
          ...(pictures === null ? {} : { pictures }),
        }),
        running: new Set(),
      };
      // Reopened with another thread count: work in flight finishes with the session it started with.
      if (before) void Promise.allSettled(before.running).then(() => before.encoder.release());
      return {
        modelId: model.id,
        space: model.space,
        dimensions: model.dimensions,
        weights: encoder.weights,
        provider: encoder.provider,
        pid: process.pid,
      };
    },
    async embedTexts({ modelDir, cacheDir, threads, texts }) {
      const model = await openModelFolder(modelDir, { towers: ['text'], cacheDir });
      const encoder = await createTextEncoder(model, { cacheDir, threads });
      const rows = await encoder.encode(texts);
      await encoder.release();
      return { embeddings: Float32Array.from(rows.flatMap((row) => [...row])) };
    },
    encoded(answer) {
      opened?.answered?.(answer);
      return Promise.resolve({});
    },
    measure: measureModel,
    tryProvider,
    async embed({ files }, signal) {
      await using(({ pipeline }) => pipeline.embed(files, signal));
      return {};
    },
    embedImage: ({ region, ...image }) =>
      using(({ model, encoder, pipeline }) =>
        pipeline.ahead(async () => {
          const { pixels } = await prepareImage(await bytesOf(image), model.preprocess, {
            ahead: true,
            ...(region === undefined ? {} : { region }),
          });
          const [embedding] = await encoder.encode([pixels]);
          if (!embedding)
            throw new SightlineError('internal', 'the model gave no embedding for the query image');
          return { embedding };
        }),
      ),
    thumbnail: ({ path, directory, size }) =>
      using(({ pipeline }) => pipeline.ahead(() => writeThumbnail(path, directory, size))),
    picture: ({ path }) =>
      using(({ pictures }) => {
        if (pictures === null)
          throw new SightlineError('internal', 'the embedder was opened without a directory for thumbnails');
        return pictures.read(path);
      }),
    metadata: ({ path }) => readMetadata(path),
    async png({ path, longestEdge }) {
      const { bytes } = await readPhotoFile(path);
      return using(async ({ pipeline }) => {
        const png = await pipeline.ahead(() => makePng(bytes, longestEdge, { ahead: true }));
        // A copy: the decoder may return a view of memory that can't be sent to another process.
        return { bytes: Uint8Array.from(png) };
      });
    },
  };
}

/** With the provider if it can open the model, else on the processor: an update of a driver must not stop indexing. */
async function openEncoder(model: ModelFolder, options: EncoderOptions): Promise<ImageEncoder> {
  const { provider = 'cpu' } = options;
  try {
    return await createImageEncoder(model, options);
  } catch (error) {
    if (provider === 'cpu') throw error;
    log.warn(`the provider ${provider} could not open the model; the processor runs it`, error);
    return createImageEncoder(model, { ...options, provider: 'cpu' });
  }
}

async function bytesOf({ path, bytes }: QueryImage): Promise<Buffer> {
  if (bytes) return asBuffer(bytes);
  if (path) return (await readPhotoFile(path)).bytes;
  throw new SightlineError('invalid-input', 'expected a query image as a path or as bytes, received neither');
}
