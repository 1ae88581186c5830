/**
 * Handle on a running scan worker: posts requests in order and settles each exactly once. Runs in the engine process.
 */
import { Worker } from 'node:worker_threads';
import { SightlineError } from '../../../shared/errors.ts';
import type { ScanMethod, ScanMethods, ScanReply, ScanWorkerData } from './scan-messages.ts';

interface Pending {
  resolve(output: unknown): void;
  reject(error: SightlineError): void;
}

export class ScanClient {
  /** Settles when the worker has exited, for whatever reason. */
  readonly ended: Promise<SightlineError>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #failure: SightlineError | null = null;

  /** @param entry path of the built scan-worker.js */
  constructor(entry: string, data: ScanWorkerData) {
    this.#worker = new Worker(entry, { workerData: data, name: 'sightline-scan' });
    this.#worker.on('message', (reply: ScanReply) => {
      const pending = this.#pending.get(reply.id);
      this.#pending.delete(reply.id);
      if ('error' in reply) pending?.reject(SightlineError.fromData(reply.error));
      else pending?.resolve(reply.output);
    });
    this.ended = new Promise((resolve) => {
      let cause: unknown;
      this.#worker.on('error', (error) => {
        cause = error;
      });
      this.#worker.on('exit', (code) => {
        const message = cause instanceof Error ? cause.message : `exit code ${code}`;
        this.#failure = new SightlineError('unavailable', `the vector worker ended: ${message}`, { cause });
        for (const pending of this.#pending.values()) pending.reject(this.#failure);
        this.#pending.clear();
        resolve(this.#failure);
      });
    });
  }

  get alive(): boolean {
    return this.#failure === null;
  }

  /**
   * Sends a request; later requests see the effects of earlier ones.
   * @param transfer buffers to hand over to the worker
   */
  request<Method extends ScanMethod>(
    method: Method,
    input: ScanMethods[Method]['input'],
    transfer: ArrayBuffer[] = [],
  ): Promise<ScanMethods[Method]['output']> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#pending.set(id, { resolve: resolve, reject });
      this.#worker.postMessage({ id, method, input }, transfer);
    });
  }

  /** Stops the worker; outstanding requests reject. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
