/** The tagging screen: the draft, the runs and the review. Page. */
import type { Job, LabelSet, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { LabelSets } from './label-sets.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import type { Search } from '../search/search.svelte.ts';
import type { Selection } from '../grid/selection.svelte.ts';
import { TaggingDraft } from './tagging-draft.svelte.ts';
import { TaggingReview } from './tagging-review.svelte.ts';
import { TaggingRuns } from './tagging-runs.svelte.ts';
import { TaggingScope } from './tagging-scope.svelte.ts';
import type { Undo } from '../shell/undo.svelte.ts';

export const TAGGING_VIEWS = ['propose', 'review', 'tags'] as const;
export type TaggingView = (typeof TAGGING_VIEWS)[number];

interface Surroundings {
  readonly api: Api;
  readonly undo: Undo;
  readonly notices: Notices;
  readonly search: Search;
  readonly selection: Selection;
}

export class Tagging {
  view = $state<TaggingView>('propose');
  readonly labelSets: LabelSets;
  readonly draft: TaggingDraft;
  readonly runs: TaggingRuns;
  readonly review: TaggingReview;

  constructor({ api, undo, notices, search, selection }: Surroundings) {
    this.labelSets = new LabelSets(api, undo);
    this.draft = new TaggingDraft(api, new TaggingScope(api, search, selection));
    this.runs = new TaggingRuns(api, notices);
    this.review = new TaggingReview(api, undo, notices);
  }

  /** Loads what the screen needs; call when it appears. */
  async load(): Promise<void> {
    await Promise.all([this.labelSets.refresh(), this.runs.refresh(), this.draft.scope.load()]);
    this.review.follow(this.runs.find(this.review.run?.id ?? 0));
  }

  /** Starts the draft as a run and shows its proposals as they arrive. */
  async start(): Promise<void> {
    const set = this.#setInUse();
    const run = await this.draft.start(set?.name ?? null);
    if (run === null) return;
    await this.runs.refresh();
    await this.show(run);
  }

  async show(run: TaggingRun): Promise<void> {
    this.view = 'review';
    await this.review.open(run);
  }

  async removeRun(run: TaggingRun): Promise<void> {
    if (!(await this.runs.remove(run))) return;
    if (this.review.run?.id === run.id) this.review.close();
  }

  /** A job started, progressed or ended. */
  handle(job: Job): void {
    this.runs.handle(job);
    if (job.kind === 'tag') this.review.follow(this.runs.list?.find(({ jobId }) => jobId === job.id));
  }

  /** Another library replaced the one being tagged. */
  forget(): void {
    this.review.close();
    this.runs.list = null;
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
