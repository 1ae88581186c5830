/**
 * Translates filters and selections of the contract to those of the store: directories by path, photos by id. Runs in
 * the engine process.
 */
import type { SearchFilter, Selection } from '../../../shared/schemas.ts';
import { inChunks } from '../work/pace.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import type { Store } from '../store/store.ts';
import type { Directories } from './directories.ts';

/** The parts of an open library that resolving a selection needs. */
export interface SelectionParts {
  readonly store: Pick<Store, 'photos' | 'listing'>;
  readonly directories: Pick<Directories, 'resolve'>;
}

/** @throws SightlineError `not-found` for a directory that no longer has photos. */
export async function storeFilter(
  { directories }: Pick<SelectionParts, 'directories'>,
  filter: SearchFilter = {},
): Promise<PhotoFilter> {
  const { directoryId, ...rest } = filter;
  return directoryId === undefined ? rest : { ...rest, directory: await directories.resolve(directoryId) };
}

/**
 * The photos of a selection, each once: the named ones that exist, or all that its filter lets through except its
 * exceptions. Lets other work run meanwhile.
 * @throws SightlineError `not-found` (directory), `cancelled`.
 */
export async function selectedPhotos(
  library: SelectionParts,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const { store } = library;
  if ('ids' in selection) {
    const found: number[] = [];
    await inChunks([...new Set(selection.ids)], (chunk) => found.push(...store.photos.existing(chunk)));
    return new Uint32Array(found);
  }
  const filter = await storeFilter(library, selection.filter);
  const { ids } = await store.listing.matching('added', filter, signal);
  const except = new Set(selection.except);
  return except.size === 0 ? ids : ids.filter((id) => !except.has(id));
}
