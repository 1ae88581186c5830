/** Messages between the engine's VectorIndex and its scan worker. Types only. */
import type { ErrorData } from '../../../shared/errors.ts';
import type { Candidates, ScanQuery } from './int8-matrix.ts';

/** `workerData` of the scan worker. */
export interface ScanWorkerData {
  readonly dimensions: number;
  /** Path of kernel.wasm. */
  readonly kernel: string;
}

/** Rows to store: [n] ids, [n, dimensions] embeddings, [n] hubs (NaN: none yet). */
export interface RowBatch {
  readonly ids: Float64Array<ArrayBuffer>;
  readonly embeddings: Float32Array<ArrayBuffer>;
  readonly hubs: Float32Array<ArrayBuffer>;
}

/** The worker's methods. It handles requests in the order in which they were posted. */
export interface ScanMethods {
  /** Returns null, or the reason why the file was not used. */
  loadCache: { input: { file: string; stamp: string }; output: string | null };
  put: { input: RowBatch; output: null };
  remove: { input: { ids: Float64Array<ArrayBuffer> }; output: null };
  clear: { input: null; output: null };
  scan: { input: ScanQuery; output: Candidates };
  /** Returns whether the file was written; it is not if rows changed meanwhile. */
  save: { input: { file: string; stamp: string }; output: boolean };
  stats: { input: null; output: { count: number; bytes: number } };
}

export type ScanMethod = keyof ScanMethods;

export type ScanRequest = {
  [Method in ScanMethod]: { id: number; method: Method; input: ScanMethods[Method]['input'] };
}[ScanMethod];

export type ScanReply = { id: number; output: unknown } | { id: number; error: ErrorData };
