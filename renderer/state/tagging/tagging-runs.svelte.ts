/** Tagging runs, newest first, kept fresh while they go on. Page. */
import type { Job, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { AnswerOrder } from '../../lib/answer-order.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** Milliseconds between two readings of the list while runs go on. */
const REFRESH_EVERY = 700;

export class TaggingRuns {
  /** Null before the first answer. */
  list = $state.raw<readonly TaggingRun[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #refreshSoon: () => void;
  readonly #answers = new AnswerOrder();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#refreshSoon = createThrottle(() => void this.refresh(), REFRESH_EVERY);
  }

  find(id: number): TaggingRun | undefined {
    return this.list?.find((run) => run.id === id);
  }

  async refresh(): Promise<void> {
    const request = this.#answers.ask();
    try {
      const list = await this.#api.tagging.runs();
      if (!this.#answers.shows(request)) return;
      this.list = list;
      this.failure = null;
    } catch (thrown) {
      if (this.#answers.fails(request)) this.failure = describeFailure(thrown);
    }
  }

  /** A job began, moved on or ended. */
  handle(job: Job): void {
    if (job.kind !== 'tag' || this.list === null) return;
    const run = this.list.find(({ jobId }) => jobId === job.id);
    if (run?.state === 'running' && job.state === 'done')
      this.#notices.announce(messages.tagging.runDone(run.name));
    this.list = this.list.map((other) =>
      other.jobId === job.id ? { ...other, state: job.state, done: job.done, total: job.total } : other,
    );
    this.#refreshSoon();
  }

  /** Forgets a run and its proposals; tags that were accepted stay. Can't be taken back, so the page asks first. */
  async remove(run: TaggingRun): Promise<boolean> {
    try {
      await this.#api.tagging.remove({ id: run.id });
      this.#notices.announce(messages.tagging.runRemoved(run.name));
    } catch (thrown) {
      this.failure = describeFailure(thrown);
      return false;
    }
    await this.refresh();
    return true;
  }
}
