/**
 * The embedder's end of the decoder process: starts it at the first doubtful file, gives it one at a time, and kills it
 * if a file takes too long or too much memory. Such a death is that file's failure; the next file gets a new process.
 * Runs in the embedder process.
 */
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import type { Apart } from '../images/apart.ts';
import { formatOfContent } from '../files/formats.ts';
import { asBuffer } from '../files/path-bytes.ts';
import { IMAGE_LIMITS } from '../images/image-limits.ts';
import { PixelBudget } from '../images/pixel-budget.ts';
import { log } from '../log/log.ts';
import type { Remote, Service, Spawn } from '../processes/wire.ts';
import type { DecoderApi, DecoderEvent, DecoderLimits } from './decoder-api.ts';

/** A drawing may use little: a hostile one of a few kilobytes would take hours and all memory. */
const DRAWING: DecoderLimits = { cpu: 1_500, wall: 1_750, memory: 768 * 2 ** 20 };
/** A damaged photo may be as large as any other. */
const PHOTO: DecoderLimits = {
  cpu: IMAGE_LIMITS.seconds * 1_000,
  wall: IMAGE_LIMITS.seconds * 5_000,
  memory: IMAGE_LIMITS.decodingBytesOfOne + 512 * 2 ** 20,
};
/** A process that says nothing for this long is stopped or stuck. Milliseconds. */
const SILENCE_MILLISECONDS = 5_000;
const CHECK_MILLISECONDS = 100;
/** The process ends after this long without work, to free its memory. */
const IDLE_MILLISECONDS = 30_000;
/** A crash that was not our doing is tried once more. */
const TRIES = 2;

type Decoder = Service<DecoderApi, DecoderEvent>;

export class DecoderProcess implements Apart {
  readonly #spawn: Spawn;
  /** Lets one job in at a time. */
  readonly #turn = new PixelBudget(1);
  #service: Promise<Decoder> | null = null;
  #idle: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(spawn: Spawn) {
    this.#spawn = spawn;
  }

  prepare: Apart['prepare'] = async (bytes, spec, options) => {
    const image = await this.#run(bytes, options.ahead, (api, limits) =>
      api.prepare({ bytes, limits, spec, options }),
    );
    return { ...image, profile: image.profile === null ? null : asBuffer(image.profile) };
  };

  thumbnail: Apart['thumbnail'] = async (bytes, longestEdge, options) => {
    const drawn = await this.#run(bytes, options.ahead, (api, limits) =>
      api.thumbnail({ bytes, limits, longestEdge, options }),
    );
    return asBuffer(drawn.bytes);
  };

  png: Apart['png'] = async (bytes, longestEdge, options) => {
    const drawn = await this.#run(bytes, options.ahead, (api, limits) =>
      api.png({ bytes, limits, longestEdge, options }),
    );
    return asBuffer(drawn.bytes);
  };

  rgb: Apart['rgb'] = (bytes, longestEdge, options) =>
    this.#run(bytes, options.ahead, (api, limits) => api.rgb({ bytes, limits, longestEdge, options }));

  /** Kills the process; later jobs are refused. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
  }

  #run<Result>(
    bytes: Buffer,
    ahead: boolean | undefined,
    job: (api: Remote<DecoderApi>, limits: DecoderLimits) => Promise<Result>,
  ): Promise<Result> {
    const format = formatOfContent(bytes);
    const limits = format?.kind === 'photo' && format.type === 'svg' ? DRAWING : PHOTO;
    return this.#turn.use(1, () => this.#try(limits, job, TRIES), ahead);
  }

  async #try<Result>(
    limits: DecoderLimits,
    job: (api: Remote<DecoderApi>, limits: DecoderLimits) => Promise<Result>,
    tries: number,
  ): Promise<Result> {
    clearTimeout(this.#idle);
    const decoder = await this.#start();
    const watch = watchJob(decoder, limits);
    try {
      return await job(decoder.api, limits);
    } catch (thrown) {
      const error = toSightlineError(thrown);
      const died = error.kind === 'unavailable';
      if (died || watch.exceeded() !== null) {
        this.#service = null;
        // Ready for the next file while this one is being answered.
        this.#start().catch((failure: unknown) => log.warn('the decoder could not be started', failure));
      }
      const exceeded = watch.exceeded();
      if (exceeded !== null) throw exceeded;
      if (!died || this.#stopped) throw error;
      if (tries > 1) return await this.#try(limits, job, tries - 1);
      throw new SightlineError('unreadable', reasonText('decoderCrashed'), { cause: error });
    } finally {
      watch.end();
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.#end(), IDLE_MILLISECONDS).unref();
    }
  }

  #start(): Promise<Decoder> {
    if (this.#stopped) return Promise.reject(new SightlineError('unavailable', 'the decoder was stopped'));
    const starting = (this.#service ??= this.#spawn<DecoderApi, DecoderEvent>('decoder'));
    const forget = (): void => {
      if (this.#service === starting) this.#service = null;
    };
    starting.then(({ exited }) => void exited.then(forget), forget);
    return starting;
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const service = this.#service;
    this.#service = null;
    await (await service?.catch(() => null))?.stop();
  }
}

/** Kills the process when its job goes on for too long, takes too much, or says nothing. */
function watchJob(
  decoder: Decoder,
  limits: DecoderLimits,
): { exceeded: () => SightlineError | null; end: () => void } {
  let exceeded: SightlineError | null = null;
  let left = limits.wall;
  let silent = 0;
  const kill = (limit: 'cpu' | 'memory'): void => {
    exceeded ??= new SightlineError(
      'too-large',
      limit === 'cpu'
        ? reasonText('tooSlow', Math.ceil(limits.cpu / 1_000))
        : reasonText('tooHungry', Math.round(limits.memory / 2 ** 20)),
    );
    try {
      process.kill(decoder.pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  };
  const ignore = decoder.onEvent((event) => {
    silent = 0;
    if (event.type === 'over') kill(event.limit);
  });
  // Counts ticks, not time: while the model runs, or the machine sleeps, this thread hears nothing.
  const timer = setInterval(() => {
    left -= CHECK_MILLISECONDS;
    silent += CHECK_MILLISECONDS;
    if (left <= 0 || silent > SILENCE_MILLISECONDS) kill('cpu');
  }, CHECK_MILLISECONDS);
  return {
    exceeded: () => exceeded,
    end: () => {
      clearInterval(timer);
      ignore();
    },
  };
}
