/** Tags of the selected photos while they are edited: which ones all or some of them carry. Page. */
import type { Selection, Tag, TagsOfSelection } from '../../../shared/schemas.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { Tags } from './tags.svelte.ts';

export class TagEditor {
  selection = $state.raw<Selection | null>(null);
  carried = $state.raw<TagsOfSelection | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What is typed to find or make a tag. */
  text = $state('');
  busy = $state(false);
  readonly tags: Tags;
  readonly #api: Api;
  #latest = 0;

  constructor(api: Api, tags: Tags) {
    this.#api = api;
    this.tags = tags;
  }

  get open(): boolean {
    return this.selection !== null;
  }

  async show(selection: Selection): Promise<void> {
    this.selection = selection;
    this.carried = null;
    this.failure = null;
    this.text = '';
    await Promise.all([this.refresh(), this.tags.refresh()]);
  }

  close(): void {
    this.selection = null;
    this.#latest += 1;
  }

  async refresh(): Promise<void> {
    const { selection } = this;
    if (selection === null) return;
    const request = (this.#latest += 1);
    try {
      const carried = await this.#api.tags.ofSelection({ selection });
      if (request === this.#latest) this.carried = carried;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    }
  }

  /** Tags that fit what is typed and that not all of the photos carry yet, those that begin with it first. */
  get suggestions(): readonly Tag[] {
    return suggestedTags(this.tags.list ?? [], this.text, (tag) => this.stateOf(tag) === 'all');
  }

  /** Why what is typed can't be a tag's name; null when it can, or nothing is typed. */
  get tooLong(): boolean {
    return this.text.trim().length > LIMITS.labelCharacters;
  }

  stateOf(tag: Pick<Tag, 'id'>): 'all' | 'some' | 'none' {
    const found = this.carried?.tags.find(({ id }) => id === tag.id);
    if (!found || found.photos === 0) return 'none';
    return found.photos >= (this.carried?.photos ?? 0) ? 'all' : 'some';
  }

  /** Gives all of the photos the tag of that name. */
  async add(name: string): Promise<void> {
    const trimmed = name.trim();
    if (trimmed === '' || this.tooLong) return;
    const known = this.tags.named(trimmed)?.name ?? trimmed;
    if (await this.#change((selection) => this.tags.assign(selection, known))) this.text = '';
  }

  async remove(tag: Pick<Tag, 'id' | 'name'>): Promise<void> {
    await this.#change((selection) => this.tags.unassign(selection, tag));
  }

  async #change(work: (selection: Selection) => Promise<boolean>): Promise<boolean> {
    const { selection } = this;
    if (selection === null || this.busy) return false;
    this.busy = true;
    const worked = await work(selection);
    this.failure = worked ? null : this.tags.failure;
    this.busy = false;
    await this.refresh();
    return worked;
  }
}

/** How many suggestions are shown at once. */
const MOST = 8;

/** @param hidden leaves a tag out */
export function suggestedTags(
  tags: readonly Tag[],
  text: string,
  hidden: (tag: Tag) => boolean = () => false,
): readonly Tag[] {
  const wanted = text.trim().toLocaleLowerCase();
  const place = ({ name }: Tag) => name.toLocaleLowerCase().indexOf(wanted);
  return tags
    .filter((tag) => place(tag) !== -1 && !hidden(tag))
    .sort((a, b) => Number(place(a) > 0) - Number(place(b) > 0) || b.photos - a.photos)
    .slice(0, MOST);
}
