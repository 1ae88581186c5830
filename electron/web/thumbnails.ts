/**
 * GET /thumb/<photo id>?size=small|large. The engine says which file; it is served only from inside the folder of
 * thumbnails, and always as WebP. The photo itself is never served. Runs in the host process.
 */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { toSightlineError } from '../../shared/errors.ts';
import type { EngineApi, Remote, ThumbnailSize } from '../engine/processes/messages.ts';
import { sendText } from './answers.ts';

const URL_PATTERN = /^\/thumb\/([1-9]\d{0,14})$/;

export interface ThumbnailRequest {
  readonly id: number;
  readonly size: ThumbnailSize;
}

/** What a URL asks for, or null when it is not exactly the address of a thumbnail. */
export function parseThumbnailUrl(url: URL): ThumbnailRequest | null {
  const digits = URL_PATTERN.exec(url.pathname)?.[1];
  const size = url.searchParams.get('size') ?? 'small';
  if (digits === undefined || (size !== 'small' && size !== 'large')) return null;
  return { id: Number(digits), size };
}

/** Sends the thumbnail, or 404 when there is none (no such photo, unreadable, outside the folder). */
export async function sendThumbnail(
  request: IncomingMessage,
  response: ServerResponse,
  wanted: ThumbnailRequest,
  source: { engine: Pick<Remote<EngineApi>, 'thumbnail'>; thumbnailsDir: string },
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  let file: { body: Buffer; etag: string };
  try {
    const answer = await source.engine.thumbnail(wanted, { signal: gone.signal });
    file = await readInside(source.thumbnailsDir, answer.path);
  } catch (thrown) {
    const { kind } = toSightlineError(thrown);
    if (kind === 'unavailable' || kind === 'timeout') sendText(response, 503, 'not now; try again');
    else sendText(response, 404, `no thumbnail of photo ${wanted.id}`);
    return;
  }
  // Ids start again in another library on the same address, so a browser asks each time and gets 304.
  const headers = { 'cache-control': 'private, no-cache', etag: file.etag };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': 'image/webp', 'content-length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** Reads a regular file whose real path lies inside the real path of `directory`. */
async function readInside(directory: string, file: string): Promise<{ body: Buffer; etag: string }> {
  const [inside, real] = await Promise.all([realpath(directory), realpath(file)]);
  if (!real.startsWith(inside + path.sep)) throw new Error(`${real} is not inside ${inside}`);
  const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error(`${real} is not a regular file`);
    return { body: await handle.readFile(), etag: `"${stat.ino}-${stat.size}-${stat.mtimeMs}"` };
  } finally {
    await handle.close();
  }
}
