/** Terms → photos: embeds the query, scores it as one linear query and scans exactly. Runs in the engine process. */
import { LIMITS } from '../../../shared/limits.ts';
import type { Hit, Region, SearchQuery, SearchResult } from '../../../shared/schemas.ts';
import { showPath } from '../files/path-bytes.ts';
import { metricValue } from './metric.ts';
import { merged, searchSpace, type RankedPhoto } from './search-space.ts';
import { sortedByDate } from './sort-hits.ts';
import type { QueryImage } from '../api/embedder-api.ts';
import { storeFilter, type SelectionParts } from '../listing/filter.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import type { Model } from '../models/open-model.ts';
import type { Store } from '../store/store.ts';
import type { LibraryCalibration } from './library-calibration.ts';
import type { FormerSpace } from './former-space.ts';
import type { LibraryVectors } from './library-vectors.ts';
import type { QueryImages } from './query-images.ts';
import { photoPath } from '../listing/photos.ts';
import {
  checkedTerms,
  describeQuery,
  embedTerms,
  queryPhotos,
  understandsTerms,
  type TermParts,
} from './query-terms.ts';

/** The parts of an open library that a search needs. */
export interface SearchParts extends TermParts, Pick<SelectionParts, 'directories'> {
  readonly model: Model;
  readonly store: Pick<Store, 'folders' | 'photos' | 'listing' | 'vectors'>;
  readonly vectors: Pick<LibraryVectors, 'open' | 'rows'>;
  readonly calibration: Pick<LibraryCalibration, 'current'>;
  /** Photos still to be embedded with this version of the model; null if there are none of a former one. */
  readonly former: Pick<FormerSpace, 'space' | 'vectors' | 'calibration' | 'left'> | null;
}

/** The parts of an open library that keeping a query image needs. */
export interface QueryImageParts {
  readonly embedder: Pick<LibraryEmbedder, 'embedImage'>;
  readonly queryImages: Pick<QueryImages, 'add'>;
}

/**
 * @throws SightlineError `invalid-input` (no query, too long, terms that cancel out), `not-found` (the query image is
 * gone), `unavailable`.
 */
export async function search(
  library: SearchParts,
  input: SearchQuery,
  signal?: AbortSignal,
): Promise<SearchResult> {
  const started = performance.now();
  const terms = checkedTerms(input.terms);
  const exclude = queryPhotos(library, terms);
  const answer = { query: describeQuery(terms), model: library.model.id };
  const nothing = (why: { understood: boolean; waiting: number }): SearchResult => {
    const milliseconds = performance.now() - started;
    return { ...answer, rough: false, hits: [], searched: 0, milliseconds, ...why };
  };
  const waiting = waitingPhotos(library);
  if (waiting > 0) return nothing({ understood: true, waiting });
  if (!(await understandsTerms(library, terms))) return nothing({ understood: false, waiting: 0 });
  const embedded = await embedTerms(library, terms);
  const { sort = 'relevance', limit, metric } = input;
  // Sorting by date considers all matches, not only the strongest few.
  const amongAll = sort !== 'relevance' && metric === undefined && terms.some(({ kind }) => kind === 'text');
  // Photos of a folder being removed still have vectors, and would crowd out others.
  const crowded = library.store.folders.removing().length > 0;
  const request = {
    limit: amongAll || crowded ? LIMITS.hits : limit,
    allowed: await library.store.listing.ids(await storeFilter(library, input.filter), signal),
    exclude,
  };
  const answers = [await searchSpace(library, embedded, request, metric)];
  const left = library.former?.left();
  if (library.former && left && left.size > 0) {
    const allowed = request.allowed?.filter((id) => left.has(id)) ?? [...left.values()];
    answers.push(await searchSpace(library.former, embedded, { ...request, allowed }, metric));
  }
  const { ranked, matches, searched, rough, length } = merged(answers);
  const valueOf = (cosine: number): Pick<Hit, 'value'> =>
    metric === undefined ? {} : { value: metricValue(metric, cosine, length) };
  const dated = datedHits(library, ranked, matches, valueOf);
  const hits = amongAll ? dated : dated.slice(0, limit);
  const sorted = sort === 'relevance' ? hits : sortedByDate(hits, sort, limit);
  return {
    ...answer,
    rough,
    understood: true,
    hits: sorted.map(({ hit }) => hit),
    searched,
    waiting: 0,
    milliseconds: performance.now() - started,
  };
}

/** How many photos the library has, if none of them has been indexed with this model; else 0. */
function waitingPhotos({ store, space, former }: Pick<SearchParts, 'store' | 'space' | 'former'>): number {
  if (space !== null && store.vectors.any(space.id)) return 0;
  if (former !== null && store.vectors.any(former.space.id)) return 0;
  const { done, pending } = store.folders.counts();
  return done + pending;
}

/** Embeds a query image and keeps it in memory only. */
export async function uploadImage(library: QueryImageParts, image: QueryImage): Promise<{ imageId: string }> {
  const { embedding } = await library.embedder.embedImage(image);
  return { imageId: library.queryImages.add({ embedding, photoId: null }) };
}

/**
 * Embeds a part of a photo and keeps it as a query image. Crops the file, not a thumbnail: a small part of a large
 * photo has many pixels.
 * @throws SightlineError `not-found` (no such photo, or its file is gone), `unreadable`.
 */
export async function region(
  library: QueryImageParts & { readonly store: Pick<Store, 'photos'> },
  { photoId, region: part }: { photoId: number; region: Region },
): Promise<{ imageId: string }> {
  const path = photoPath(library.store, photoId);
  const { embedding } = await library.embedder.embedImage({ path, region: part });
  return { imageId: library.queryImages.add({ embedding, photoId }) };
}

function datedHits(
  library: Pick<SearchParts, 'store'>,
  ranked: readonly RankedPhoto[],
  matches: number | null,
  valueOf: (cosine: number) => Pick<Hit, 'value'>,
): { hit: Hit; date: number }[] {
  const summaries = new Map(
    library.store.photos.summaries(ranked.map(({ id }) => id)).map((summary) => [summary.id, summary]),
  );
  return ranked.flatMap(({ id, cosine, strength }, rank) => {
    // A photo that left since the scan is not a hit.
    const summary = summaries.get(id);
    if (!summary) return [];
    const hit: Hit = {
      id,
      path: showPath(summary.path),
      cosine,
      strength,
      match: matches === null ? null : rank < matches,
      width: summary.width,
      height: summary.height,
      takenAt: summary.takenAt,
      favourite: summary.favourite === 1,
      rating: summary.rating,
      ...valueOf(cosine),
    };
    return [{ hit, date: summary.date }];
  });
}
