/** Text, photo or both → photos: the query is embedded, scored as one linear query and scanned exactly. Engine process. */
import { SightlineError } from '../../../../shared/errors.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Hit, SearchResult } from '../../../../shared/schemas.ts';
import { showPath } from '../../library/path-bytes.ts';
import { scoreQuery, type ScoredQuery } from '../../search/score-query.ts';
import type { RankedHit } from '../../vectors/rerank.ts';
import type { EngineSearch, QueryImage } from '../messages.ts';
import type { EngineLibrary } from './open-library.ts';

/**
 * @throws SightlineError `invalid-input` (no query, too long), `not-found` (the query image is gone), `unavailable`.
 */
export async function search(library: EngineLibrary, input: EngineSearch): Promise<SearchResult> {
  const started = performance.now();
  const text = checkedText(input.text);
  const image = imageEmbedding(library, input);
  if (text === null && image === null) {
    throw new SightlineError(
      'invalid-input',
      'expected a text or an image to search for, received an empty query',
    );
  }
  const index = library.vectors.open();
  const calibration = await library.calibration.current();
  const textEmbedding = text === null ? null : (await (await library.text()).encode([text]))[0];
  const scored = scoreQuery(
    { ...(textEmbedding ? { text: textEmbedding } : {}), ...(image ? { image } : {}) },
    calibration,
  );
  const found = await index?.search({
    query: scored.vector,
    hubWeight: scored.hubWeight,
    limit: input.limit,
    allowed: input.filter ? library.store.photos.matching(input.filter) : null,
    exclude: input.photoId === undefined ? [] : [input.photoId],
    fetch: (ids) => library.vectors.rows(ids),
  });
  return {
    query: { text, image: input.photoId === undefined ? (input.imageId ?? null) : `photo ${input.photoId}` },
    model: library.model.id,
    rough: calibration.kind === 'rough',
    hits: showHits(library, scored, found?.hits ?? []),
    searched: found?.searched ?? 0,
    milliseconds: performance.now() - started,
  };
}

/** Embeds a query image and keeps it in memory only. */
export async function uploadImage(library: EngineLibrary, image: QueryImage): Promise<{ imageId: string }> {
  const { embedding } = await library.embedder.embedImage(image);
  return { imageId: library.queryImages.add(embedding) };
}

function checkedText(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed.length > LIMITS.queryCharacters) {
    throw new SightlineError(
      'invalid-input',
      `expected a query of at most ${LIMITS.queryCharacters} characters, received ${trimmed.length}`,
    );
  }
  return trimmed === '' ? null : trimmed;
}

function imageEmbedding(
  { queryImages, store, space }: EngineLibrary,
  input: EngineSearch,
): Float32Array | null {
  if (input.imageId !== undefined) return queryImages.get(input.imageId);
  if (input.photoId === undefined) return null;
  const embedding = space === null ? undefined : store.vectors.get(input.photoId, space.id);
  if (!embedding) {
    throw new SightlineError(
      'not-found',
      `expected the id of an indexed photo to find similar ones, received ${input.photoId}`,
    );
  }
  return embedding;
}

function showHits(library: EngineLibrary, scored: ScoredQuery, ranked: readonly RankedHit[]): Hit[] {
  const best = ranked[0];
  const cut = best ? scored.cutOf(best.score) : null;
  const length = Math.hypot(...scored.vector);
  const summaries = new Map(
    library.store.photos.summaries(ranked.map(({ id }) => id)).map((summary) => [summary.id, summary]),
  );
  return ranked.flatMap(({ id, score, dot }) => {
    // A photo that left between scan and now is no hit.
    const summary = summaries.get(id);
    if (!summary) return [];
    return [
      {
        id,
        path: showPath(summary.path),
        cosine: dot / length,
        strength: scored.strengthOf(score),
        match: cut === null ? null : score >= cut,
        width: summary.width,
        height: summary.height,
        takenAt: summary.takenAt,
        favourite: summary.favourite === 1,
        rating: summary.rating,
      },
    ];
  });
}
