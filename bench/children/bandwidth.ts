/**
 * Measures the read bandwidth of all cores: every core searches for a byte that does not occur (memchr, vectorised in
 * libc).
 */
import os from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { answerOnce } from '../child.ts';

const ROUNDS = 8;

if (isMainThread) {
  answerOnce<'bandwidth'>(async ({ bytes }) => {
    const threads = os.availableParallelism();
    const rates = await Promise.all(Array.from({ length: threads }, () => readInWorker(bytes / threads)));
    return { bytesPerSecond: rates.reduce((sum, rate) => sum + rate, 0) };
  });
} else {
  const buffer = Buffer.alloc(workerData as number, 1);
  buffer.indexOf(0);
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) buffer.indexOf(0);
  parentPort?.postMessage((ROUNDS * buffer.length * 1000) / (performance.now() - start));
}

function readInWorker(bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: Math.floor(bytes) });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
