/** Label sets saved under a name. Page. */
import type { LabelSet } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { alternating, type Undo } from '../shell/undo.svelte.ts';

export class LabelSets {
  /** Null before the first answer. */
  list = $state.raw<readonly LabelSet[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #undo: Pick<Undo, 'offer'>;

  constructor(api: Api, undo: Pick<Undo, 'offer'>) {
    this.#api = api;
    this.#undo = undo;
  }

  async refresh(): Promise<void> {
    await this.#attempt(async () => {
      this.list = await this.#api.labelSets.list();
    });
  }

  /** Label sets changed here or elsewhere: reloads a list that is shown. */
  async changed(): Promise<void> {
    if (this.list !== null) await this.refresh();
  }

  /** Saves labels under a name, replacing a set of that name. @returns the set, or null on failure */
  async save(
    name: string,
    labels: readonly string[],
    templates: readonly string[],
  ): Promise<LabelSet | null> {
    const before = this.named(name);
    const id = before?.id;
    let saved: LabelSet | null = null;
    await this.#attempt(async () => {
      const set = await this.#api.labelSets.save({
        ...(id === undefined ? {} : { id }),
        name,
        labels: [...labels],
        ...(templates.length === 0 ? {} : { templates: [...templates] }),
      });
      this.#undo.offer(
        messages.tagging.setSaved(name),
        before
          ? alternating(
              () => this.#put(before),
              () => this.#put(set),
            )
          : async () => (await this.#api.labelSets.remove({ id: set.id })).undo,
      );
      saved = set;
    });
    if (saved !== null) await this.refresh();
    return saved;
  }

  named(name: string): LabelSet | undefined {
    const wanted = name.trim().toLocaleLowerCase();
    return this.list?.find((set) => set.name.toLocaleLowerCase() === wanted);
  }

  async remove(set: LabelSet): Promise<void> {
    await this.#attempt(async () => {
      const { undo } = await this.#api.labelSets.remove({ id: set.id });
      this.#undo.offer(messages.tagging.setRemoved(set.name), undo);
    });
    await this.refresh();
  }

  async #put({ templates, ...rest }: LabelSet): Promise<void> {
    await this.#api.labelSets.save({ ...rest, ...(templates === null ? {} : { templates }) });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
  }
}
