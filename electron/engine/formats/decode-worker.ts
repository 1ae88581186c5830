/**
 * Entry point of a decode worker, a worker thread of the embedder or decoder process: decodes files of formats that sharp
 * can't read, one at a time. It is a separate thread so that it can be terminated if a file hangs the decoder.
 */
import { parentPort } from 'node:worker_threads';
import { SightlineError } from '../../../shared/errors.ts';
import type { DecodeReply, DecodeRequest } from './decode-messages.ts';
import type { ForeignDecoder } from './foreign-decoder.ts';
import { LOADERS, type ForeignType } from './foreign-types.ts';
import { limitWebAssemblyMemory } from './webassembly-memory.ts';

limitWebAssemblyMemory();
const decoders = new Map<ForeignType, Promise<ForeignDecoder>>();

async function decode({ what, type, bytes, need }: DecodeRequest): Promise<DecodeReply> {
  try {
    let loading = decoders.get(type);
    if (loading === undefined) decoders.set(type, (loading = LOADERS[type]()));
    const decoder = await loading;
    const result = await (what === 'header' ? decoder.header(bytes) : decoder.raster(bytes, need));
    return { done: true, result, heapBytes: decoder.heapBytes() };
  } catch (error) {
    const named = error instanceof SightlineError;
    const message = error instanceof Error ? error.message : String(error);
    return { done: false, kind: named ? error.kind : null, message, intact: named };
  }
}

parentPort?.on('message', (request: DecodeRequest) => {
  void decode(request).then((reply) => {
    const pixels = reply.done && 'pixels' in reply.result ? reply.result.pixels : null;
    parentPort?.postMessage(reply, pixels === null ? [] : [pixels.buffer as ArrayBuffer]);
  });
});
