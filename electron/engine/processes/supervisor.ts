/**
 * Keeps one service process running: starts it at the first call, prepares it (opens its library or model) after
 * every start, restarts it with back-off when it dies, gives up after five deaths in a minute, and stops it when idle
 * to free its memory. Does not repeat calls that were running when it died: they reject with `unavailable`, and only
 * the caller knows whether they may run twice. Runs in the host and engine processes.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { log } from '../log/log.ts';
import type { Call, Remote, Service } from './wire.ts';
import { createRemote } from './remote.ts';
import { watchForSilence } from './watchdog.ts';

const DEATHS_BEFORE_GIVING_UP = 5;
const DEATH_WINDOW_MILLISECONDS = 60_000;
const FIRST_BACK_OFF_MILLISECONDS = 100;
/** How long calls may take to finish in a process that is being replaced, milliseconds. */
const DRAIN_MILLISECONDS = 10_000;

export interface SupervisorOptions<Api, Event> {
  /** Name for messages: 'engine', 'embedder'. */
  readonly name: string;
  /** Starts the process, with one of the spawners. */
  readonly spawn: () => Promise<Service<Api, Event>>;
  /** Runs after every start, before the first call. */
  readonly prepare: (service: Service<Api, Event>) => Promise<void>;
  /** Called after an unexpected exit. `willRestart` is false once the supervisor has given up. */
  readonly onDeath?: (death: Death) => void;
  /** Restart immediately after a death, not only at the next call. */
  readonly keepAlive?: boolean;
  /** Stop the process after this long without calls, in milliseconds. */
  readonly idleMilliseconds?: number;
  /** Kill a process that leaves calls waiting and does not answer this one either for so many milliseconds. */
  readonly silence?: {
    readonly milliseconds: number;
    readonly ask: (service: Service<Api, Event>) => Promise<unknown>;
  };
  readonly now?: () => number;
}

export interface Death {
  readonly code: number | null;
  readonly signal: string | null;
  readonly pid: number;
  readonly willRestart: boolean;
  /** The process was killed because it did not answer. Such a death does not count towards giving up. */
  readonly silent?: boolean;
}

export class Supervisor<Api, Event> {
  /** Calls wait until the process is prepared. */
  readonly api: Remote<Api>;
  /** {@link api} as a function. */
  readonly call: Call<Api>;
  readonly #options: SupervisorOptions<Api, Event>;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #now: () => number;
  #starting: Promise<Service<Api, Event>> | null = null;
  #current: Service<Api, Event> | null = null;
  #deaths: number[] = [];
  #stopped = false;
  #running = 0;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Ends the watch for silence, which lasts while calls are running. */
  #endWatch: () => void = () => undefined;
  #watched: Service<Api, Event> | null = null;
  #silent: Service<Api, Event> | null = null;
  /** Unsettled calls by process. */
  readonly #calls = new WeakMap<Service<Api, Event>, Set<Promise<unknown>>>();

  constructor(options: SupervisorOptions<Api, Event>) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.call = (method, input, callOptions) =>
      this.#whileRunning((service) => service.call(method, input, callOptions));
    this.api = createRemote(this.call);
  }

  /** Process id of the running service, or null. */
  get pid(): number | null {
    return this.#current?.pid ?? null;
  }

  onEvent(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the service now; rejects if it can't be started or prepared. */
  async start(): Promise<Service<Api, Event>> {
    if (this.#stopped) {
      throw new SightlineError('unavailable', `the ${this.#options.name} process was stopped`);
    }
    return this.#starting ?? this.#begin(() => this.#startOnce());
  }

  /** Not async: the first caller must get the same promise as later ones, or they would overtake it. */
  #begin(start: () => Promise<Service<Api, Event>>): Promise<Service<Api, Event>> {
    const starting = start().catch((error: unknown) => {
      // Forget the failure, so that the next call tries again; unless the process died while being prepared and
      // another start is already in progress.
      if (this.#starting === starting) this.#starting = null;
      throw error;
    });
    this.#starting = starting;
    return starting;
  }

  /** If the process is running, runs `prepare` again, for example because settings changed. */
  async prepareAgain(): Promise<void> {
    const service = await this.#starting?.catch(() => null);
    if (service && service === this.#current) await this.#options.prepare(service);
  }

  /**
   * Stops the process and starts another in its place, for example because its code changed. Does not count as a
   * death. Running calls reject with `unavailable`; new ones wait.
   */
  async restart(): Promise<void> {
    this.reset();
    const service = await this.#started();
    if (this.#stopped) return;
    this.#detach(service);
    // The new process may need a resource of the old one, such as the lock of a library.
    await (this.#starting ??
      this.#begin(async () => {
        await service?.stop();
        return this.#startOnce();
      }));
  }

  /**
   * Like {@link restart}, but running calls finish in the old process while new ones go to the new one: for services
   * of which two may run at once. If none is running, the next call starts one.
   */
  async replace(): Promise<void> {
    this.reset();
    const service = await this.#started();
    if (!service) return;
    this.#detach(service);
    const calls = [...(this.#calls.get(service) ?? [])];
    await Promise.race([Promise.allSettled(calls), sleep(DRAIN_MILLISECONDS)]);
    await service.stop();
  }

  /** The running process, once it is prepared; null if there is none. */
  async #started(): Promise<Service<Api, Event> | null> {
    const service = await this.#starting?.catch(() => null);
    return service && service === this.#current ? service : null;
  }

  /** Stops sending calls to the process; its exit no longer counts as a death. */
  #detach(service: Service<Api, Event> | null): void {
    if (!service || service !== this.#current) return;
    clearTimeout(this.#idleTimer);
    this.#current = null;
    this.#starting = null;
  }

  /** Stops the service permanently. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#idleTimer);
    const service = await this.#starting?.catch(() => null);
    await service?.stop();
  }

  /** Forgets earlier deaths, so that a service that was given up can start again. */
  reset(): void {
    this.#deaths = [];
  }

  async #startOnce(): Promise<Service<Api, Event>> {
    const recent = this.#recentDeaths();
    if (recent >= DEATHS_BEFORE_GIVING_UP) {
      throw new SightlineError(
        'unavailable',
        `the ${this.#options.name} process died ${recent} times within a minute and will not be restarted`,
      );
    }
    if (recent > 0) await sleep(FIRST_BACK_OFF_MILLISECONDS * 2 ** (recent - 1));
    const service = await this.#options.spawn();
    service.onEvent((event) => {
      for (const listener of this.#listeners) listener(event);
    });
    this.#current = service;
    void service.exited.then(({ code, signal }) => this.#onExit(service, code, signal));
    try {
      await this.#options.prepare(service);
    } catch (error) {
      if (this.#current === service) this.#current = null;
      await service.stop();
      throw error;
    }
    return service;
  }

  #onExit(service: Service<Api, Event>, code: number | null, signal: string | null): void {
    // Stopped on purpose, or already replaced.
    if (this.#stopped || this.#current !== service) return;
    this.#current = null;
    this.#starting = null;
    const silent = this.#silent === service;
    if (!silent) this.#deaths.push(this.#now());
    const willRestart = this.#recentDeaths() < DEATHS_BEFORE_GIVING_UP;
    const { name } = this.#options;
    log.warn(
      (silent
        ? `the ${name} process ${service.pid} did not answer and was killed; `
        : `the ${name} process ${service.pid} was not asked to end (${this.#deaths.length} such ends within a minute); `) +
        (willRestart ? 'restarting it' : 'giving up'),
    );
    this.#options.onDeath?.({ code, signal, pid: service.pid, willRestart, ...(silent ? { silent } : {}) });
    // The next call reports a failure to whoever is waiting.
    if (willRestart && this.#options.keepAlive) {
      this.start().catch((error: unknown) => log.warn(`the ${name} process could not be restarted`, error));
    }
  }

  #recentDeaths(): number {
    const from = this.#now() - DEATH_WINDOW_MILLISECONDS;
    this.#deaths = this.#deaths.filter((time) => time > from);
    return this.#deaths.length;
  }

  /** Starts the process if necessary, and prevents an idle stop until `work` is done. */
  async #whileRunning<Output>(work: (service: Service<Api, Event>) => Promise<Output>): Promise<Output> {
    this.#running++;
    clearTimeout(this.#idleTimer);
    try {
      const service = await this.start();
      this.#watch(service);
      const call = work(service);
      this.#note(service, call);
      return await call;
    } finally {
      this.#running--;
      if (this.#running === 0) {
        this.#endWatch();
        this.#watched = null;
        this.#startIdleTimer();
      }
    }
  }

  #note(service: Service<Api, Event>, call: Promise<unknown>): void {
    const calls = this.#calls.get(service) ?? new Set();
    this.#calls.set(service, calls.add(call));
    const forget = (): void => void calls.delete(call);
    call.then(forget, forget);
  }

  #watch(service: Service<Api, Event>): void {
    const { silence } = this.#options;
    if (silence === undefined || this.#watched === service) return;
    this.#endWatch();
    this.#watched = service;
    this.#endWatch = watchForSilence({
      milliseconds: silence.milliseconds,
      ask: () => silence.ask(service),
      onSilent: () => {
        this.#silent = service;
        try {
          process.kill(service.pid, 'SIGKILL');
        } catch {
          // It has just ended.
        }
      },
    });
  }

  #startIdleTimer(): void {
    if (this.#options.idleMilliseconds === undefined || this.#stopped) return;
    this.#idleTimer = setTimeout(() => {
      const service = this.#current;
      if (!service || this.#running > 0) return;
      this.#current = null;
      this.#starting = null;
      void service.stop();
    }, this.#options.idleMilliseconds);
    this.#idleTimer.unref();
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
