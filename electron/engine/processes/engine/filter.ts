/** Filters of the contract as the store takes them: directories by path instead of by opaque id. Engine process. */
import { SightlineError } from '../../../../shared/errors.ts';
import type { SearchFilter } from '../../../../shared/schemas.ts';
import type { PhotoFilter } from '../../store/photo-filter.ts';

/** @throws SightlineError `not-found` for a directory that has no photos any more. */
export function storeFilter(filter: SearchFilter = {}): PhotoFilter {
  const { directoryId, ...rest } = filter;
  if (directoryId === undefined) return rest;
  throw new SightlineError('not-found', 'the directory has no photos any more');
}
