/** The addresses of the host, in one place. In a browser they are relative to the page's own origin. */
import { desktopBridge } from './bridge.ts';

export const ROUTES = {
  /** WebSocket that carries the contract. */
  rpc: '/rpc',
  /** Multipart upload of a query image (too large for a WebSocket message). */
  uploadImage: '/api/search/images',
  /** A cheap request whose HTTP status tells whether the host still knows this page. */
  probe: '/api/folders',
} as const;

/** Longest edge of a thumbnail: `small` for tiles, `large` for the photo view. */
export type ThumbnailSize = 'small' | 'large';

/**
 * The address of a photo's thumbnail; the host makes it when it is missing.
 * @param library differs for each library seen since the page was loaded: ids begin again in another one, and a
 *   browser does not ask twice for an image that it shows already
 */
export function thumbnailUrl(id: number, size: ThumbnailSize, library: number): string {
  const base = desktopBridge ? 'thumb://photo' : '/thumb';
  return `${base}/${id}?size=${size}${library === 0 ? '' : `&library=${library}`}`;
}
