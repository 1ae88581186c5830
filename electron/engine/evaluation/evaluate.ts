/**
 * What a model achieves on somebody's own photos: recall of captions, accuracy of labels, speed and memory. Runs in
 * the engine process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { EngineApi, ModelEvaluation } from '../api/engine-api.ts';
import { measureApart } from '../embedder/measure-apart.ts';
import { sampleFiles } from '../embedder/sample-files.ts';
import { embedLabels } from '../embedding/prompts.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import type { Model } from '../models/open-model.ts';
import type { Spawn } from '../processes/wire.ts';
import { GENERIC_PROMPTS } from '../search/generic-prompts.ts';
import type { LibraryCalibration } from '../search/library-calibration.ts';
import { photoVectors, type PhotoVectorParts, type PhotoVectors } from './photo-vectors.ts';
import { ranksOf, recallOf } from './recall.ts';
import { zeroShotFigures } from './zero-shot.ts';

/** The parts of an open library that an evaluation needs. */
export interface EvaluateParts extends PhotoVectorParts {
  readonly model: Model;
  readonly text: () => Promise<Pick<TextEncoder, 'encode' | 'understands'>>;
  readonly calibration: Pick<LibraryCalibration, 'hubs'>;
  readonly spawn: Spawn;
}

type Input = Parameters<EngineApi['evaluate']>[0];

/** Texts whose median time is the time of a text: a query's worth of different lengths. */
const TIMED_TEXTS = 40;

/**
 * @param known vectors of these photos and perhaps of others, if they were looked up before.
 * @throws SightlineError `invalid-input` (nothing to evaluate with, a label of which the model knows no piece),
 * `disk-full` or whatever else stops indexing, `cancelled`.
 */
export async function evaluate(
  library: EvaluateParts,
  input: Input,
  signal: AbortSignal,
  known?: PhotoVectors,
): Promise<ModelEvaluation> {
  const { captions, labelled, speed } = input;
  if (captions.length === 0 && labelled.length === 0 && !speed) {
    throw new SightlineError('invalid-input', 'expected captions or labelled photos, received neither');
  }
  const files = [...captions, ...labelled].map(({ path: file }) => file);
  const photos = known ?? (await photoVectors(library, files, input.libraryDataDir, signal));
  const { model } = library;
  return {
    model: model.id,
    dimensions: model.dimensions,
    languages: model.languages,
    diskBytes: diskBytes(model),
    photos: photos.embeddings.length,
    failed: photos.failed,
    captions: captions.length === 0 ? null : await captionFigures(library, captions, photos),
    zeroShot: labelled.length === 0 ? null : await labelFigures(library, labelled, photos),
    speed: speed ? await measure(library) : null,
  };
}

async function captionFigures(
  library: EvaluateParts,
  pairs: Input['captions'],
  photos: PhotoVectors,
): Promise<NonNullable<ModelEvaluation['captions']>> {
  const hubOf = await library.calibration.hubs();
  // Captions compete for the photos that have one; photos that only have a label are no part of this.
  const embeddings: Float32Array[] = [];
  const place = new Map<number, number>();
  const usable = pairs.flatMap(({ caption, path: file }) => {
    const index = photos.indexOf(file);
    const embedding = photos.embeddings[index ?? -1];
    if (index === null || !embedding) return [];
    const photo = place.get(index) ?? embeddings.push(embedding) - 1;
    place.set(index, photo);
    return [{ caption, photo }];
  });
  const hubs = embeddings.map((embedding) => hubOf(embedding));
  const texts = await (await library.text()).encode(usable.map(({ caption }) => caption));
  const captions = usable.flatMap(({ photo }, index) => {
    const text = texts[index];
    return text ? [{ text, photo }] : [];
  });
  return {
    count: captions.length,
    corrected: recallOf(ranksOf(captions, embeddings, hubs)),
    uncorrected: recallOf(ranksOf(captions, embeddings, hubs, 0)),
  };
}

async function labelFigures(
  library: EvaluateParts,
  labelled: Input['labelled'],
  photos: PhotoVectors,
): Promise<NonNullable<ModelEvaluation['zeroShot']>> {
  const labels = [...new Set(labelled.map(({ label }) => label))].sort();
  const embeddings = await embedLabels(await library.text(), labels);
  const usable = labelled.flatMap(({ label, path: file }) => {
    const embedding = photos.embeddings[photos.indexOf(file) ?? -1];
    return embedding ? [{ embedding, label: labels.indexOf(label) }] : [];
  });
  return zeroShotFigures(labels, embeddings, usable);
}

async function measure({ spawn, model, layout }: EvaluateParts): Promise<ModelEvaluation['speed']> {
  // What a remote encoder costs is not spent here.
  if (model.kind === 'remote') return null;
  return measureApart(spawn, model, {
    cacheDir: layout.cache,
    files: await sampleFiles(),
    texts: GENERIC_PROMPTS.slice(0, TIMED_TEXTS),
  });
}

/** Of both towers with the weights beside them; the tokenizer is small. */
function diskBytes(model: Model): number {
  if (model.kind === 'remote') return 0;
  const { visionFile, textFile } = model;
  // One file may hold both towers.
  const files = [visionFile, ...visionFile.external, textFile, ...textFile.external];
  return [...new Map(files.map(({ name, size }) => [name, size])).values()].reduce(
    (sum, size) => sum + size,
    0,
  );
}
