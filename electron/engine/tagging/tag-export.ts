/** Exports tags in parts. Runs in the engine process. */
import { SightlineError } from '../../../shared/errors.ts';
import type { SearchFilter } from '../../../shared/schemas.ts';
import { showPath } from '../files/path-bytes.ts';
import { createPace } from '../work/pace.ts';
import type { Tags } from '../store/tags.ts';
import { csvPart, jsonPart, type TagOfPhoto, type TaggedPhoto } from './export.ts';
import { storeFilter, type SelectionParts } from '../listing/filter.ts';
import type { Store } from '../store/store.ts';

/** The parts of an open library that the export needs. */
export interface TagExportParts extends Pick<SelectionParts, 'directories'> {
  readonly store: Pick<Store, 'tags' | 'listing'>;
}

/** Photos per part, which keeps a part below a megabyte or so. */
const PHOTOS_OF_PART = 2_000;
/** Photos with tags that one statement lists. */
const STEP_ROWS = 1_000;

/**
 * Tags of the photos that a filter lets through, by photo; skips photos without tags. A photo that changes between
 * two
 * parts appears as it is when its part is written.
 * @param input.after `next` of the previous part.
 * @throws SightlineError `invalid-input` for an `after` of another request, `not-found` (directory), `cancelled`.
 */
export async function exportTags(
  library: TagExportParts,
  input: { format: 'csv' | 'json'; filter?: SearchFilter | undefined; after?: string | undefined },
  signal?: AbortSignal,
): Promise<{ text: string; next: string | null }> {
  const { tags, listing } = library.store;
  const after = input.after === undefined ? 0 : Number(input.after);
  if (!Number.isSafeInteger(after) || after < 0) {
    throw new SightlineError(
      'invalid-input',
      `expected the next of an earlier part, received '${input.after}'`,
    );
  }
  const allowed = await listing.ids(await storeFilter(library, input.filter), signal);
  const ids = await taggedPhotos(tags, after, allowed === null ? null : new Set(allowed), signal);
  const photos = photosWithTags(tags, ids.slice(0, PHOTOS_OF_PART));
  const last = ids.length <= PHOTOS_OF_PART;
  const text = (input.format === 'csv' ? csvPart : jsonPart)(photos, {
    first: input.after === undefined,
    last,
  });
  return { text, next: last ? null : String(ids[PHOTOS_OF_PART - 1]) };
}

/** The ids of a part, ascending, plus one more if more follow. */
async function taggedPhotos(
  tags: Tags,
  after: number,
  allowed: ReadonlySet<number> | null,
  signal?: AbortSignal,
): Promise<number[]> {
  const ids: number[] = [];
  const pace = createPace();
  let some = tags.tagged(after, STEP_ROWS);
  for (; some.length > 0 && ids.length <= PHOTOS_OF_PART; await pace()) {
    signal?.throwIfAborted();
    ids.push(...(allowed === null ? some : some.filter((id) => allowed.has(id))));
    some = tags.tagged(some.at(-1) ?? 0, STEP_ROWS);
  }
  return ids;
}

function photosWithTags(tags: Tags, ids: readonly number[]): TaggedPhoto[] {
  const photos = new Map<number, { path: string; tags: TagOfPhoto[] }>();
  for (const { photoId, path, ...tag } of tags.exported(ids)) {
    const known = photos.get(photoId);
    if (known) known.tags.push(tag);
    else photos.set(photoId, { path: showPath(path), tags: [tag] });
  }
  return [...photos.values()];
}
