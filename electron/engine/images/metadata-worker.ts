/**
 * Entry point of the metadata worker, a worker thread of the embedder process: reads the metadata of one file and
 * exits. It is a separate thread so that it can be terminated if a file hangs the parser. `workerData` is a
 * MetadataJob.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { metadataText } from './metadata-text.ts';

export interface MetadataJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

parentPort?.postMessage(metadataText((workerData as MetadataJob).bytes));
