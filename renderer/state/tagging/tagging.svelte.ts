/** The tagging screen: the draft, and the review of runs. Page. */
import type { LabelSet, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { Runs } from '../activity/runs.svelte.ts';
import { LabelSets } from './label-sets.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import type { Search } from '../search/search.svelte.ts';
import type { Selection } from '../grid/selection.svelte.ts';
import { TaggingDraft } from './tagging-draft.svelte.ts';
import { TaggingReview } from './tagging-review.svelte.ts';
import { TaggingScope } from './tagging-scope.svelte.ts';
import type { Undo } from '../shell/undo.svelte.ts';

export const TAGGING_VIEWS = ['propose', 'review', 'tags'] as const;
export type TaggingView = (typeof TAGGING_VIEWS)[number];

interface Surroundings {
  readonly api: Api;
  readonly undo: Undo;
  readonly notices: Notices;
  readonly runs: Runs;
  readonly search: Search;
  readonly selection: Selection;
}

export class Tagging {
  view = $state<TaggingView>('propose');
  readonly labelSets: LabelSets;
  readonly draft: TaggingDraft;
  readonly review: TaggingReview;
  /** Why the latest run to be removed is still there; null: nothing failed since. */
  removeFailure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #runs: Runs;

  constructor({ api, undo, notices, runs, search, selection }: Surroundings) {
    this.#api = api;
    this.#notices = notices;
    this.#runs = runs;
    this.labelSets = new LabelSets(api, undo);
    this.draft = new TaggingDraft(api, new TaggingScope(api, search, selection));
    this.review = new TaggingReview({ api, undo, notices, runs });
  }

  /** Loads what the screen needs; call when it appears. */
  async load(): Promise<void> {
    this.removeFailure = null;
    await Promise.all([this.labelSets.refresh(), this.#runs.load(), this.draft.scope.load()]);
  }

  /** Starts the draft as a run and shows its proposals as they arrive. */
  async start(): Promise<void> {
    const set = this.#setInUse();
    const run = await this.draft.start(set?.name ?? null);
    if (run === null) return;
    this.#runs.started(run);
    await this.show(run);
  }

  async show(run: TaggingRun): Promise<void> {
    this.view = 'review';
    await this.review.open(run);
  }

  /** Forgets a run and its proposals; accepted tags stay. Can't be undone, so the page asks first. */
  async removeRun(run: TaggingRun): Promise<void> {
    try {
      await this.#api.tagging.remove({ id: run.id });
      this.removeFailure = null;
    } catch (thrown) {
      this.removeFailure = describeFailure(thrown);
      return;
    }
    this.#notices.announce(messages.tagging.runRemoved(run.name));
    await this.#runs.load();
    if (this.review.run?.id === run.id) this.review.close();
  }

  /** Another library replaced the one being tagged. */
  forget(): void {
    this.review.close();
    this.labelSets.list = null;
    this.draft.scope.forget();
    this.view = 'propose';
  }

  /** The saved set the labels came from, if they are unchanged. */
  #setInUse(): LabelSet | undefined {
    const { setId, written } = this.draft;
    const set = this.labelSets.list?.find(({ id }) => id === setId);
    return set && set.labels.join('\n') === written.labels.join('\n') ? set : undefined;
  }
}
