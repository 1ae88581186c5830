/** Running and finished jobs: read from the host once, then kept up to date by events. Page. */
import type { Job } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Activity {
  /** Newest first. */
  jobs = $state.raw<readonly Job[]>([]);
  failure = $state.raw<Failure | null>(null);
  /** Jobs reported while the list is loading; they are newer than the list. */
  #told: Job[] | null = null;
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  readonly running = $derived(this.jobs.filter(({ endedAt }) => endedAt === null));
  readonly finished = $derived(this.jobs.filter(({ endedAt }) => endedAt !== null));

  async load(): Promise<void> {
    const told: Job[] = [];
    this.#told = told;
    try {
      const jobs = await this.#api.activity.list();
      if (this.#told !== told) return;
      this.jobs = jobs;
      for (const job of told) this.#put(job);
      this.failure = null;
    } catch (thrown) {
      if (this.#told === told) this.failure = describeFailure(thrown);
    }
    if (this.#told === told) this.#told = null;
  }

  /** A job started, progressed or ended. */
  handle(job: Job): void {
    this.#told?.push(job);
    this.#put(job);
  }

  #put(job: Job): void {
    const known = this.jobs.some(({ id }) => id === job.id);
    this.jobs = known ? this.jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...this.jobs];
  }

  async pause(job: Job): Promise<void> {
    await this.#notices.attempt(() => this.#api.activity.pause({ id: job.id }));
  }

  async resume(job: Job): Promise<void> {
    await this.#notices.attempt(() => this.#api.activity.resume({ id: job.id }));
  }

  async cancel(job: Job): Promise<void> {
    await this.#notices.attempt(() => this.#api.activity.cancel({ id: job.id }));
  }

  /** Forgets finished jobs. */
  async clear(): Promise<void> {
    await this.#notices.attempt(() => this.#api.activity.clear());
    await this.load();
  }
}
