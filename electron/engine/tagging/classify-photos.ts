/** Zero-shot labels for photos of the library or any files on disk. Runs in the engine process. */
import { photoPath } from '../listing/photos.ts';
import { distinctLabels } from '../../../shared/labels.ts';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { Classification } from '../../../shared/schemas.ts';
import { embedLabels } from '../embedding/prompts.ts';
import { showPath } from '../files/path-bytes.ts';
import { classifyPhoto, prepareLabels } from './label-scores.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import type { Model } from '../models/open-model.ts';
import type { LibraryCalibration } from '../search/library-calibration.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';

/** The parts of an open library that classifying needs. */
export interface ClassifyParts {
  readonly model: Model;
  readonly store: Pick<Store, 'listing' | 'photos' | 'vectors'>;
  /** Null in a reader when nothing has been indexed with this model yet. */
  readonly space: Space | null;
  readonly text: () => Promise<Pick<TextEncoder, 'encode' | 'understands'>>;
  readonly calibration: Pick<LibraryCalibration, 'current' | 'hubs'>;
  readonly embedder: Pick<LibraryEmbedder, 'embedImage'>;
}

type Input = Parameters<EngineApi['classify']>[0];

/** One picture to label: its vector, or how to get it. */
interface Subject {
  readonly id: number | null;
  readonly path: string;
  readonly embed: () => Promise<Float32Array>;
}

/**
 * A file that can't be read gets its reason as `error`; the others are still classified.
 * @throws SightlineError `invalid-input` (no labels, one that the model knows nothing of, a template without `{}`),
 * `cancelled`.
 */
export async function classify(
  library: ClassifyParts,
  input: Input,
  signal: AbortSignal,
): Promise<{ model: string; results: Classification[] }> {
  const labels = distinctLabels(input.labels);
  if (labels.length === 0) {
    throw new SightlineError('invalid-input', 'expected at least one label, received none');
  }
  const calibration = await library.calibration.current();
  const embeddings = await embedLabels(await library.text(), labels, input.templates);
  const prepared = prepareLabels(labels, embeddings, calibration);
  const hubs = await library.calibration.hubs();
  const results: Classification[] = [];
  for await (const { id, path, embed } of subjects(library, input)) {
    if (signal.aborted) throw new SightlineError('cancelled', 'classify was cancelled');
    try {
      const embedding = await embed();
      const labelled = classifyPhoto(embedding, hubs(embedding), prepared, library.model, calibration);
      results.push({ id, path, ...labelled, error: null });
    } catch (error) {
      const { kind, message } = toSightlineError(error);
      if (kind === 'internal') throw error;
      results.push({ id, path, label: null, strength: 0, scores: [], error: message });
    }
  }
  return { model: library.model.id, results };
}

async function* subjects(library: ClassifyParts, input: Input): AsyncGenerator<Subject, void> {
  const { store, space, embedder } = library;
  const ids = [
    ...(input.photoIds ?? []),
    ...(input.folderId === undefined ? [] : ((await store.listing.ids({ folderId: input.folderId })) ?? [])),
  ];
  for (const id of new Set(ids)) {
    const path = photoPath(store, id);
    const embedding = space === null ? undefined : store.vectors.get(id, space.id);
    // In a folder, photos that failed or were skipped have no vector and get no label.
    if (!embedding && !input.photoIds?.includes(id)) continue;
    yield {
      id,
      path: showPath(path),
      embed: () => {
        if (embedding) return Promise.resolve(embedding);
        const reason = store.photos.get(id)?.reason ?? 'the photo is not indexed yet';
        return Promise.reject(new SightlineError('unreadable', reason));
      },
    };
  }
  for (const path of input.files ?? []) {
    yield {
      id: null,
      path: showPath(path),
      embed: async () => (await embedder.embedImage({ path })).embedding,
    };
  }
}
