/**
 * Entry of the metadata worker, a worker thread of the embedder: reads the metadata of one file and ends. A thread of its
 * own, so that a file that keeps the parser busy for ever can be given up. `workerData` is a MetadataJob.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { metadataText } from './metadata-text.ts';

export interface MetadataJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

parentPort?.postMessage(metadataText((workerData as MetadataJob).bytes));
