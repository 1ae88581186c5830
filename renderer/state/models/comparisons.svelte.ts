/** The comparison of models on photos of the library: starting one, following it, its figures. Page. */
import { NO_COMPARISON, type Comparison, type ComparisonInput } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

export class Comparisons {
  /** The latest one; `idle` until there is one. */
  latest = $state.raw<Comparison>(NO_COMPARISON);
  /** Whether the host is asked to start one, and has not answered. */
  starting = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  get running(): boolean {
    return this.starting || this.latest.state === 'running';
  }

  /** Asks the host for the latest comparison. */
  async load(): Promise<void> {
    await this.#notices.attempt(async () => {
      this.latest = await this.#api.comparison.state();
    });
  }

  /** @returns whether it was started; a failure is shown. */
  async start(input: ComparisonInput): Promise<boolean> {
    this.starting = true;
    const started = await this.#notices.attempt(async () => {
      const { results, ...first } = await this.#api.comparison.start(input);
      // Its events may have overtaken the answer.
      if (this.latest.state !== 'running') this.latest = { ...first, results };
    });
    this.starting = false;
    return started;
  }

  async cancel(): Promise<void> {
    await this.#notices.attempt(() => this.#api.comparison.cancel());
  }

  /** Handles the host's event. */
  handle(comparison: Comparison): void {
    const ended = this.latest.state === 'running' && comparison.state !== 'running';
    this.latest = comparison;
    if (ended) this.#notices.announce(messages.comparison.states[comparison.state]);
  }
}
