/** The host's URLs. In a browser they are relative to the page, which lies below a path of its own. Page. */
import { desktopBridge } from './bridge.ts';
import type { ThumbnailSize } from '../../shared/thumbnail-sizes.ts';

export const ROUTES = {
  /** WebSocket that carries the contract. */
  rpc: './rpc',
  /** Multipart upload of a query image (too large for a WebSocket message). */
  uploadImage: './api/search/images',
  /** A cheap request whose HTTP status shows whether the host still accepts this page. */
  probe: './api/folders',
  /** Licences of everything that ships, served beside the page. */
  licences: './licences.txt',
} as const;

/**
 * The URL of a photo's thumbnail, which the host creates if necessary.
 * @param library number of the library since the page was loaded: another library reuses ids, and a browser does not
 *   reload an image it is showing
 * @param version how often the photo's file has changed since then, for the same reason
 */
export function thumbnailUrl(id: number, size: ThumbnailSize, library = 0, version = 0): string {
  const base = desktopBridge ? 'thumb://photo' : './thumb';
  const parameters = new URLSearchParams({ size });
  if (library > 0) parameters.set('library', String(library));
  if (version > 0) parameters.set('version', String(version));
  return `${base}/${id}?${parameters}`;
}
