/**
 * Reads a thumbnail by photo id: the engine names the file, which must lie inside the thumbnail folder. The photo
 * itself is never served. Runs in the host process.
 */
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { toSightlineError } from '../../shared/errors.ts';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '../../shared/thumbnail-sizes.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import { thumbnailType } from '../engine/files/thumbnail-files.ts';
import type { Remote } from '../engine/processes/wire.ts';

const ID_PATTERN = /^\/([1-9]\d{0,14})$/;

export interface ThumbnailRequest {
  readonly id: number;
  readonly size: ThumbnailSize;
}

export interface ThumbnailSource {
  readonly engine: Pick<Remote<EngineApi>, 'thumbnail'>;
  readonly thumbnailsDir: string;
}

/** `missing`: no such photo, unreadable, or outside the folder. `later`: temporarily unavailable, try again. */
export type Thumbnail =
  | {
      readonly body: Buffer;
      /** Its media type, which depends on the size alone, whatever the photo is. */
      readonly type: string;
      readonly etag: string;
    }
  | 'missing'
  | 'later';

/**
 * Parses an address; null if it is not exactly that of a thumbnail.
 * @param pathname `/<photo id>`, digits only.
 * @param search may contain `size=small` (the default), `size=large` or `size=full`.
 */
export function parseThumbnailRequest(pathname: string, search: URLSearchParams): ThumbnailRequest | null {
  const digits = ID_PATTERN.exec(pathname)?.[1];
  const wanted = search.get('size') ?? 'small';
  const size = THUMBNAIL_SIZES.find((known) => known === wanted);
  if (digits === undefined || size === undefined) return null;
  return { id: Number(digits), size };
}

/** Reads the thumbnail, which the engine creates if it is missing. Never rejects. */
export async function readThumbnail(
  wanted: ThumbnailRequest,
  source: ThumbnailSource,
  signal: AbortSignal,
): Promise<Thumbnail> {
  try {
    const answer = await source.engine.thumbnail(wanted, { signal });
    return {
      ...(await readInside(source.thumbnailsDir, answer.path)),
      type: thumbnailType(wanted.size),
    };
  } catch (thrown) {
    const { kind } = toSightlineError(thrown);
    return kind === 'unavailable' || kind === 'timeout' ? 'later' : 'missing';
  }
}

/** Reads a regular file whose real path lies inside the real path of `directory`. */
async function readInside(directory: string, file: string): Promise<{ body: Buffer; etag: string }> {
  const [inside, real] = await Promise.all([realpath(directory), realpath(file)]);
  if (!real.startsWith(inside + path.sep)) throw new Error(`${real} is not inside ${inside}`);
  const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new Error(`${real} is not a regular file`);
    // Its name says what it shows; its time changes when it is seen.
    return { body: await handle.readFile(), etag: `"${path.basename(real)}-${stat.size}"` };
  } finally {
    await handle.close();
  }
}
