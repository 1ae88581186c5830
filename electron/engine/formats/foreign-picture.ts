/** Opens files of formats that sharp can't read, in decode workers. Runs in the embedder and decoder processes. */
import { DecodeWorkers } from './decode-workers.ts';
import type { ForeignHeader, Raster, Size } from './foreign-decoder.ts';
import type { ForeignType } from './foreign-types.ts';

const NOTHING: Size = { width: 0, height: 0 };

let workers: DecodeWorkers | null = null;

/** @throws SightlineError `unreadable`, `unsupported`, `too-large`. */
export function readForeignHeader(
  bytes: Uint8Array,
  type: ForeignType,
  ahead?: boolean,
): Promise<ForeignHeader> {
  workers ??= new DecodeWorkers();
  return workers.run({ what: 'header', type, bytes, need: NOTHING }, ahead);
}

/**
 * @param need see {@link ForeignDecoder.raster}.
 * @throws SightlineError `unreadable`, `unsupported`, `too-large`.
 */
export function readForeignRaster(
  bytes: Uint8Array,
  type: ForeignType,
  need: Size,
  ahead?: boolean,
): Promise<Raster> {
  workers ??= new DecodeWorkers();
  return workers.run({ what: 'raster', type, bytes, need }, ahead);
}
