/** The next tagging run as it is being written: labels, how they are asked for, and which photos. Page. */
import { LIMITS } from '../../../shared/limits.ts';
import type { LabelSet, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { parseLabels, parseTemplates, writeLabels } from '../../lib/tagging/label-text.ts';
import type { TaggingScope } from './tagging-scope.svelte.ts';

export type DraftFault = 'empty' | 'too-many' | 'too-long' | 'templates' | 'too-many-templates' | 'no-photos';

export class TaggingDraft {
  text = $state('');
  /** One a line; empty: the usual ones. */
  templatesText = $state('');
  /** The saved set that the labels are from, as long as they are still those. */
  setId = $state<number | null>(null);
  starting = $state(false);
  failure = $state.raw<Failure | null>(null);
  readonly scope: TaggingScope;
  readonly #api: Api;

  constructor(api: Api, scope: TaggingScope) {
    this.#api = api;
    this.scope = scope;
  }

  readonly written = $derived(parseLabels(this.text));
  readonly templates = $derived(parseTemplates(this.templatesText));

  /** Why it can't be started; null when it can. */
  readonly fault = $derived.by((): DraftFault | null => {
    const { labels, tooLong } = this.written;
    if (tooLong.length > 0) return 'too-long';
    if (labels.length === 0) return 'empty';
    if (labels.length > LIMITS.labels) return 'too-many';
    if (this.templates.without.length > 0) return 'templates';
    if (this.templates.templates.length > LIMITS.templates) return 'too-many-templates';
    return this.scope.count === 0 ? 'no-photos' : null;
  });

  load(set: LabelSet): void {
    this.text = writeLabels(set.labels);
    this.templatesText = (set.templates ?? []).join('\n');
    this.setId = set.id;
  }

  /** Starts the run. Answers it, or null when that did not work. */
  async start(name: string | null): Promise<TaggingRun | null> {
    const selection = this.scope.asked;
    if (this.fault !== null || selection === null || this.starting) return null;
    this.starting = true;
    try {
      const { templates } = this.templates;
      const run = await this.#api.tagging.start({
        labels: [...this.written.labels],
        ...(templates.length === 0 ? {} : { templates: [...templates] }),
        ...(name === null ? {} : { name }),
        selection,
      });
      this.failure = null;
      return run;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
      return null;
    } finally {
      this.starting = false;
    }
  }
}
