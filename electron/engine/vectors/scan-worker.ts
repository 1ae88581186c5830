/** Entry point of the scan worker, a worker thread of the engine process: owns the int8 matrix and scans it. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { toSightlineError } from '../../../shared/errors.ts';
import { loadCacheFile, saveCacheFile } from './cache-file.ts';
import { Int8Matrix } from './int8-matrix.ts';
import { compileKernelModule } from './kernel.ts';
import type { RowBatch, ScanMethods, ScanReply, ScanRequest, ScanWorkerData } from './scan-messages.ts';

const { dimensions, kernel } = workerData as ScanWorkerData;
const matrix = new Int8Matrix(compileKernelModule(new Uint8Array(readFileSync(kernel))), dimensions);
/** Counts changes, so that a save can tell when it is out of date. */
let changes = 0;

const handlers: {
  [Method in keyof ScanMethods]: (
    input: ScanMethods[Method]['input'],
  ) => ScanMethods[Method]['output'] | Promise<ScanMethods[Method]['output']>;
} = {
  loadCache({ file, stamp }) {
    changes++;
    return loadCacheFile(file, stamp, matrix);
  },
  put({ ids, embeddings, hubs }: RowBatch) {
    changes++;
    for (const [index, id] of ids.entries()) {
      const start = index * dimensions;
      matrix.put(id, embeddings.subarray(start, start + dimensions), hubs[index] ?? Number.NaN);
    }
    return null;
  },
  remove({ ids }) {
    changes++;
    for (const id of ids) matrix.remove(id);
    return null;
  },
  clear() {
    changes++;
    matrix.clear();
    return null;
  },
  scan: (input) => matrix.scan(input),
  save({ file, stamp }) {
    const before = changes;
    return saveCacheFile(file, stamp, matrix, () => changes !== before);
  },
  stats: () => ({ count: matrix.count, bytes: matrix.bytes }),
};

// A handler starts in the turn in which its message arrives; only `save` yields to later ones.
parentPort?.on('message', (request: ScanRequest) => {
  void answer(request);
});

async function answer(request: ScanRequest): Promise<void> {
  let reply: ScanReply;
  try {
    const handler = handlers[request.method] as (input: unknown) => unknown;
    const output = handler(request.input);
    reply = { id: request.id, output: output instanceof Promise ? await output : output };
  } catch (error) {
    reply = { id: request.id, error: toSightlineError(error).toData() };
  }
  parentPort?.postMessage(reply);
}
