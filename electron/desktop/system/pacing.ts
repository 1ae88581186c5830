/**
 * Pauses indexing on battery or while the user works, and resumes it afterwards. User actions win: the user's own
 * pause is never ended here, and their resume holds until the reason has disappeared and returned. Runs in the main
 * process.
 */
import { log } from '../../engine/log/log.ts';
import type { Progress, Settings } from '../../../shared/schemas.ts';

export type PauseReason = 'battery' | 'working';

export interface Surroundings {
  readonly onBattery: boolean;
  /** Seconds since keyboard or mouse were last used. */
  readonly idleSeconds: number;
}

export interface PacingOptions {
  readonly settings: () => Pick<Settings, 'pauseOnBattery' | 'pauseWhileWorking'>;
  readonly surroundings: () => Promise<Surroundings>;
  readonly pause: () => Promise<unknown>;
  readonly resume: () => Promise<unknown>;
  /** Called when this has paused indexing, to notify the user. */
  readonly onPaused: (reason: PauseReason) => void;
}

/** How long the user must be idle before indexing resumes, in seconds. */
const REST_SECONDS = 60;
const TICK_MILLISECONDS = 5_000;

/** Why indexing should pause now; null when it may run. */
export function reasonToPause(
  settings: Pick<Settings, 'pauseOnBattery' | 'pauseWhileWorking'>,
  { onBattery, idleSeconds }: Surroundings,
): PauseReason | null {
  if (settings.pauseOnBattery && onBattery) return 'battery';
  return settings.pauseWhileWorking && idleSeconds < REST_SECONDS ? 'working' : null;
}

export class Pacing {
  readonly #options: PacingOptions;
  #phase: Progress['phase'] = 'idle';
  /** The reason for the current pause, if it was made here. */
  #held: PauseReason | null = null;
  /** The user resumed in spite of a reason that still holds. */
  #overruled = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: PacingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.check(), TICK_MILLISECONDS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The engine reported progress. */
  progressed({ phase }: Progress): void {
    const began = this.#phase === 'idle' && phase !== 'idle';
    this.#phase = phase;
    if (began) void this.check();
  }

  /** The user paused: the pause is theirs, even if it replaces one of ours. */
  userPaused(): void {
    this.#held = null;
  }

  /** The user resumed. */
  userResumed(): void {
    this.#overruled = this.#held !== null;
    this.#held = null;
  }

  /** Checks the reasons now. */
  async check(): Promise<void> {
    const reason = reasonToPause(this.#options.settings(), await this.#options.surroundings());
    if (reason === null) return this.#release();
    const works = this.#phase === 'scanning' || this.#phase === 'embedding';
    // Pause again even if held: a restarted engine has forgotten its pause.
    if (!works || this.#overruled) return;
    const said = this.#held;
    this.#held = reason;
    await this.#options.pause().catch((error: unknown) => log.warn('indexing could not be paused', error));
    if (said !== reason) this.#options.onPaused(reason);
  }

  async #release(): Promise<void> {
    this.#overruled = false;
    if (this.#held === null) return;
    this.#held = null;
    await this.#options.resume().catch((error: unknown) => log.warn('indexing could not be resumed', error));
  }
}
