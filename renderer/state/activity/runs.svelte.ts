/**
 * Every run, indexing and tagging, running and finished: read from the host once, then kept up to date by events. Page.
 */
import type { ModelRun, RefreshRun, Run, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Runs {
  /** Newest first. */
  #list = $state.raw<readonly Run[]>([]);
  /** Whether the host has answered; before that, an empty list means nothing. */
  #loaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** Runs reported while the list is loading; they are newer than the list. */
  #reported: Run[] | null = null;
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  readonly running = $derived(this.#list.filter(({ endedAt }) => endedAt === null));
  readonly finished = $derived(this.#list.filter((run) => run.endedAt !== null && !isCleared(run)));
  /** Tagging runs, newest first, cleared ones included; null until the host has answered. */
  readonly tagging = $derived(
    this.#loaded ? this.#list.filter((run) => run.kind === 'tag').sort((a, b) => b.id - a.id) : null,
  );

  findTagging(id: number): TaggingRun | undefined {
    return this.#list.find((run): run is TaggingRun => run.kind === 'tag' && run.id === id);
  }

  async load(): Promise<void> {
    const reported: Run[] = [];
    this.#reported = reported;
    try {
      const [active, tagging] = await Promise.all([this.#api.activity.list(), this.#api.tagging.runs()]);
      if (this.#reported !== reported) return;
      // Cleared runs are only in the second answer.
      const cleared = tagging.filter(({ id }) => !active.some((run) => run.id === id));
      this.#list = [...active, ...cleared];
      for (const run of reported) this.#put(run);
      this.#loaded = true;
      this.failure = null;
    } catch (thrown) {
      if (this.#reported === reported) this.failure = describeFailure(thrown);
    }
    if (this.#reported === reported) this.#reported = null;
  }

  /** The host answered with a run that it started; its first event may have been faster. */
  started(run: TaggingRun): void {
    if (!this.findTagging(run.id)) this.handle(run);
  }

  /** A run started, progressed, changed state or ended. */
  handle(run: Run): void {
    const before = this.findTagging(run.id);
    if (run.kind === 'tag' && run.state === 'done' && before?.state === 'running') {
      this.#notices.announce(messages.tagging.runDone(run.name));
    }
    this.#reported?.push(run);
    this.#put(run);
  }

  /** The run that reads again what earlier versions did not read; undefined when there is none. */
  readonly refresh = $derived(this.#list.find((run): run is RefreshRun => run.kind === 'refresh'));

  #put(run: Run): void {
    // It ends without a trace: there is nothing to do with what it did.
    if (run.endedAt !== null && (run.kind === 'refresh' || (run.kind === 'model' && run.error === null))) {
      this.#list = this.#list.filter(({ id }) => id !== run.id);
      return;
    }
    const known = this.#list.some(({ id }) => id === run.id);
    this.#list = known
      ? this.#list.map((other) => (other.id === run.id ? run : other))
      : [run, ...this.#list];
  }

  async pause(run: TaggingRun | RefreshRun | ModelRun): Promise<void> {
    await this.#notices.attempt(() =>
      run.kind === 'tag' ? this.#api.tagging.pause({ id: run.id }) : this.#passOf(run).pause(),
    );
  }

  async resume(run: TaggingRun | RefreshRun | ModelRun): Promise<void> {
    await this.#notices.attempt(() =>
      run.kind === 'tag' ? this.#api.tagging.resume({ id: run.id }) : this.#passOf(run).resume(),
    );
  }

  #passOf({ kind }: RefreshRun | ModelRun): Pick<Api['refresh'], 'pause' | 'resume'> {
    return kind === 'refresh' ? this.#api.refresh : this.#api.spaces;
  }

  async cancel({ id }: TaggingRun): Promise<void> {
    await this.#notices.attempt(() => this.#api.tagging.cancel({ id }));
  }

  /** Takes finished runs off the list; proposals stay. */
  async clear(): Promise<void> {
    await this.#notices.attempt(() => this.#api.activity.clear());
    await this.load();
  }

  /** Another library replaced the one whose runs these are; an answer on its way is about the old one. */
  forget(): void {
    this.#reported = null;
    this.#list = [];
    this.#loaded = false;
  }
}

function isCleared(run: Run): boolean {
  return run.kind === 'tag' && run.cleared;
}
