/** Serves GET /thumb/<photo id>?size=small|large|full. Runs in the host process. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  parseThumbnailRequest,
  readThumbnail,
  type ThumbnailRequest,
  type ThumbnailSource,
} from '../host/thumbnail-file.ts';
import { sendText } from './answers.ts';

const PREFIX = '/thumb';

/** Parses a URL; null if it is not exactly the address of a thumbnail. */
export function parseThumbnailUrl(url: URL): ThumbnailRequest | null {
  if (!url.pathname.startsWith(`${PREFIX}/`)) return null;
  return parseThumbnailRequest(url.pathname.slice(PREFIX.length), url.searchParams);
}

/** Sends the thumbnail, or 404 if there is none (no such photo, unreadable, outside the folder). */
export async function sendThumbnail(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: ThumbnailRequest,
  source: ThumbnailSource,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const thumbnail = await readThumbnail(wanted, source, gone.signal);
  if (thumbnail === 'later') return sendText(response, 503, 'not now; try again');
  if (thumbnail === 'missing') return sendText(response, 404, `no thumbnail of photo ${wanted.id}`);
  const { body, type, etag } = thumbnail;
  // Another library at the same address reuses ids, so the browser must revalidate each time and gets 304.
  const headers = { 'cache-control': 'private, no-cache', etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
