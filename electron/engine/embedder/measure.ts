/**
 * How fast a model is on this machine, and how much memory it takes: pictures are read, decoded and encoded as while
 * indexing, texts one by one as while searching. Runs in the embedder process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { EmbedderApi, EmbedOutcome, ModelSpeed } from '../api/embedder-api.ts';
import { createImageEncoder } from '../embedding/image-encoder.ts';
import { createTextEncoder } from '../embedding/text-encoder.ts';
import { openModelFolder } from '../models/model-folder.ts';
import { EmbedPipeline } from './pipeline.ts';

/** Timed rounds over the pictures go on for at least this long, in milliseconds, after one that is not timed. */
const LEAST_MILLISECONDS = 2_000;

/** @throws SightlineError `model-invalid`; `unreadable` if a picture can't be embedded. */
export async function measureModel({
  modelDir,
  cacheDir,
  threads,
  files,
  texts,
}: Parameters<EmbedderApi['measure']>[0]): Promise<ModelSpeed> {
  const model = await openModelFolder(modelDir);
  const encoder = await createImageEncoder(model, { cacheDir, threads });
  const round = async (): Promise<void> => {
    let failure: string | null = null;
    // A new pipeline for each round: one remembers the vectors of bytes that it has seen.
    const pipeline = new EmbedPipeline({
      encoder,
      preprocess: model.preprocess,
      emit(event) {
        if (event.type === 'outcome') failure ??= reasonOf(event.outcome);
      },
    });
    await pipeline.embed(
      files.map((path, photoId) => ({ photoId, path })),
      new AbortController().signal,
    );
    if (failure !== null) throw new SightlineError('unreadable', failure);
  };
  await round();
  const started = performance.now();
  let rounds = 0;
  do {
    await round();
    rounds += 1;
  } while (performance.now() - started < LEAST_MILLISECONDS);
  const imagesPerSecond = (rounds * files.length * 1_000) / (performance.now() - started);
  await encoder.release();

  const text = await createTextEncoder(model, { cacheDir, threads });
  const times: number[] = [];
  for (const each of texts) {
    const before = performance.now();
    await text.encode([each]);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  await text.release();
  return {
    imagesPerSecond,
    textMilliseconds: times[Math.floor(times.length / 2)] ?? 0,
    weights: { vision: encoder.weights, text: text.weights },
    // Kilobytes on every platform, says libuv.
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function reasonOf(outcome: EmbedOutcome): string | null {
  if (outcome.state === 'done' || outcome.state === 'known') return null;
  return 'reason' in outcome ? outcome.reason : 'a picture to measure with is gone';
}
