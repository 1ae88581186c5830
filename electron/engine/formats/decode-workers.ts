/**
 * A few worker threads that decode files of formats that sharp can't read. A thread is ended when a file takes too long,
 * when its decoder broke, when it holds much memory, and when there is nothing to do. Runs in the embedder and decoder
 * processes.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { entryFile } from '../app-root.ts';
import type { DecodeReply, DecodeRequest, DecodeResults } from './decode-messages.ts';

/** Seconds that one file may take. */
const MOST_SECONDS = 20;
/** For files that nobody is waiting for: one a core, as decoding shares the cores with the model. */
const MOST_WORKERS = Math.min(4, availableParallelism());
/** For files somebody is waiting for, beside those. */
const MOST_AHEAD = 1;
/** A thread that holds more is ended after its file: the memory of a WebAssembly decoder never shrinks. */
const MOST_IDLE_BYTES = 160 * 2 ** 20;
const IDLE_MILLISECONDS = 20_000;
const THREAD_MEMORY = { maxOldGenerationSizeMb: 512 };

interface Job {
  readonly request: DecodeRequest;
  readonly settle: (outcome: DecodeReply | SightlineError) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | null;
  readonly ahead: boolean;
  idle: NodeJS.Timeout | undefined;
}

export interface DecodeWorkersOptions {
  /** The built worker; the one in dist/ if omitted. */
  readonly entry?: string;
  readonly milliseconds?: number;
  readonly idleMilliseconds?: number;
}

export class DecodeWorkers {
  readonly #options: Required<DecodeWorkersOptions>;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Record<'ahead' | 'behind', Job[]> = { ahead: [], behind: [] };

  constructor(options: DecodeWorkersOptions = {}) {
    this.#options = {
      entry: options.entry ?? entryFile('decode-worker'),
      milliseconds: options.milliseconds ?? MOST_SECONDS * 1_000,
      idleMilliseconds: options.idleMilliseconds ?? IDLE_MILLISECONDS,
    };
  }

  /**
   * @param ahead whether somebody is waiting for the result.
   * @throws SightlineError `unreadable`, `unsupported`, or `too-large`: too slow, or needs too much memory.
   */
  async run<What extends keyof DecodeResults>(
    request: DecodeRequest & { readonly what: What },
    ahead = false,
  ): Promise<DecodeResults[What]> {
    const outcome = await new Promise<DecodeReply | SightlineError>((settle) => {
      this.#waiting[ahead ? 'ahead' : 'behind'].push({ request, settle });
      this.#advance();
    });
    if (outcome instanceof SightlineError) throw outcome;
    if (outcome.done) return outcome.result as DecodeResults[What];
    const message =
      outcome.kind === null ? reasonText('undecodable', outcome.message.slice(0, 200)) : outcome.message;
    throw new SightlineError(outcome.kind ?? 'unreadable', message);
  }

  /** Ends all threads. Files under way fail. */
  async stop(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, stopped())));
  }

  #advance(): void {
    for (const [queue, ahead, most] of [
      [this.#waiting.ahead, true, MOST_AHEAD],
      [this.#waiting.behind, false, MOST_WORKERS],
    ] as const) {
      while (queue.length > 0) {
        const threads = [...this.#threads].filter((thread) => thread.ahead === ahead);
        const thread =
          threads.find(({ job }) => job === null) ?? (threads.length < most ? this.#start(ahead) : null);
        if (thread === null) break;
        this.#give(thread, queue.shift()!);
      }
    }
  }

  #start(ahead: boolean): Thread {
    const worker = new Worker(this.#options.entry, {
      name: 'sightline-decode',
      resourceLimits: THREAD_MEMORY,
      // What a decoder prints about a strange file is nobody's business.
      stdout: true,
      stderr: true,
    });
    const thread: Thread = { worker, job: null, ahead, idle: undefined };
    this.#threads.add(thread);
    const broken = (): void =>
      void this.#end(thread, new SightlineError('unreadable', reasonText('decoderCrashed')));
    worker.once('error', broken);
    worker.once('exit', broken);
    worker.unref();
    return thread;
  }

  #give(thread: Thread, job: Job): void {
    clearTimeout(thread.idle);
    const { milliseconds } = this.#options;
    const tooSlow = (): SightlineError =>
      new SightlineError('too-large', reasonText('tooSlow', Math.ceil(milliseconds / 1_000)));
    const timer = setTimeout(() => void this.#end(thread, tooSlow()), milliseconds);
    thread.job = {
      ...job,
      settle: (outcome) => {
        clearTimeout(timer);
        thread.job = null;
        job.settle(outcome);
      },
    };
    thread.worker.ref();
    thread.worker.once('message', (reply: DecodeReply) => {
      thread.worker.unref();
      thread.job?.settle(reply);
      if (reply.done ? reply.heapBytes > MOST_IDLE_BYTES : !reply.intact) void this.#end(thread, stopped());
      else
        thread.idle = setTimeout(
          () => void this.#end(thread, stopped()),
          this.#options.idleMilliseconds,
        ).unref();
      this.#advance();
    });
    thread.worker.postMessage(job.request);
  }

  async #end(thread: Thread, reason: SightlineError): Promise<void> {
    if (!this.#threads.delete(thread)) return;
    clearTimeout(thread.idle);
    thread.job?.settle(reason);
    this.#advance();
    await thread.worker.terminate();
  }
}

function stopped(): SightlineError {
  return new SightlineError('unavailable', 'the decoder was stopped');
}
