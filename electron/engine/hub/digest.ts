/** Digests of files as the hub states them. Runs in the fetcher process. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Digest } from './describe-repository.ts';

export interface Digests {
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  /** Git's id of the content as a blob, hex. */
  readonly git: string;
}

/** Reads a file once. @param size its expected size, which is part of git's digest. */
export async function digestsOf(file: string, size: number, signal?: AbortSignal): Promise<Digests> {
  const sha256 = createHash('sha256');
  const git = createHash('sha1').update(`blob ${size}\0`);
  let read = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
    sha256.update(chunk as Buffer);
    git.update(chunk as Buffer);
    read += (chunk as Buffer).length;
  }
  return { size: read, sha256: sha256.digest('hex'), git: git.digest('hex') };
}

/** Whether the content is what the hub announced. */
export function fits(found: Digests, size: number, digest: Digest): boolean {
  return found.size === size && found[digest.kind] === digest.value;
}
