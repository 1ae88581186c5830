/** Serves thumb://photo/<id>?size=small|large|full: GET, digits only, one fixed type for each size. Runs in the main process. */
import type { Session } from 'electron';
import { parseThumbnailRequest, readThumbnail, type ThumbnailSource } from '../../host/thumbnail-file.ts';
import { THUMBNAIL_SCHEME } from './schemes.ts';

/** The only host of the scheme. */
const HOST = 'photo';
const HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;

/** Registers the scheme with a session. */
export function serveThumbnails(session: Session, source: ThumbnailSource): void {
  session.protocol.handle(THUMBNAIL_SCHEME, (request) => answerThumbnail(request, source));
}

/** The response to a request of the thumbnail scheme. */
export async function answerThumbnail(
  request: Pick<Request, 'method' | 'url' | 'signal'>,
  source: ThumbnailSource,
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405, 'expected GET');
  const url = new URL(request.url);
  const wanted = url.host === HOST ? parseThumbnailRequest(url.pathname, url.searchParams) : null;
  if (!wanted) return refusal(400, 'expected thumb://photo/<id>?size=small|large|full');
  const thumbnail = await readThumbnail(wanted, source, request.signal);
  if (thumbnail === 'later') return refusal(503, 'not now; try again');
  if (thumbnail === 'missing') return refusal(404, `no thumbnail of photo ${wanted.id}`);
  return new Response(new Uint8Array(thumbnail.body), {
    headers: { ...HEADERS, 'content-type': thumbnail.type },
  });
}

function refusal(status: number, message: string): Response {
  return new Response(message, {
    status,
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
}
