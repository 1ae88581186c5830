/** The hash by which bytes are known. Runs in the embedder process. */
import { createHash } from 'node:crypto';

const MIB = 2 ** 20;
/** Larger files are known by their size and three samples: reading a long film to its end only to name it takes minutes. */
const SAMPLED_ABOVE = 64 * MIB;

/**
 * Hex sha256: of all bytes, or for more than 64 MiB of the size in decimal digits, then the first, middle and last MiB.
 * The size is part of it because thumbnails are named by the hash alone.
 */
export function contentHash(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  if (bytes.length <= SAMPLED_ABOVE) return hash.update(bytes).digest('hex');
  hash.update(String(bytes.length));
  const middle = Math.floor((bytes.length - MIB) / 2);
  for (const start of [0, middle, bytes.length - MIB]) hash.update(bytes.subarray(start, start + MIB));
  return hash.digest('hex');
}

/** The hash of earlier versions, where it differs: sha256 of all bytes. */
export function formerHash(bytes: Uint8Array): string | undefined {
  return bytes.length <= SAMPLED_ABOVE ? undefined : createHash('sha256').update(bytes).digest('hex');
}
