/** The library's tags: their list and the actions on it. Every change can be undone. Page. */
import type { Changed, Selection, Tag } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Undo } from '../shell/undo.svelte.ts';

/** Milliseconds between reloads of the list while indexing. */
const REFRESH_EVERY = 1_500;

export class Tags {
  /** By name; null before the first answer. */
  list = $state.raw<readonly Tag[] | null>(null);
  /** Why the list could not be loaded or the last change made. */
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #undo: Pick<Undo, 'offer'>;
  #latest = 0;
  /** Photos changed, perhaps many times a second: reloads the counts, throttled. */
  readonly photosChanged = createThrottle(() => {
    if (this.list !== null && this.list.length > 0) void this.refresh();
  }, REFRESH_EVERY);

  constructor(api: Api, undo: Pick<Undo, 'offer'>) {
    this.#api = api;
    this.#undo = undo;
  }

  /** Reloads the list; what is shown stays until the answer arrives. */
  async refresh(): Promise<void> {
    const request = (this.#latest += 1);
    try {
      const list = await this.#api.tags.list();
      if (request !== this.#latest) return;
      this.list = list;
      this.failure = null;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    }
  }

  /** Tags changed here or elsewhere: reloads a list that is shown. */
  async changed(): Promise<void> {
    if (this.list !== null) await this.refresh();
  }

  /** The tag with this name, ignoring case. */
  named(name: string): Tag | undefined {
    const wanted = name.trim().toLocaleLowerCase();
    return this.list?.find((tag) => tag.name.toLocaleLowerCase() === wanted);
  }

  nameOf(id: number): string | undefined {
    return this.list?.find((tag) => tag.id === id)?.name;
  }

  /** Tags photos by hand, creating the tag if needed. @returns whether it worked */
  assign(selection: Selection, name: string): Promise<boolean> {
    return this.#change(
      () => this.#api.tags.assign({ selection, names: [name] }),
      (photos) => messages.tags.assigned(name, photos),
    );
  }

  unassign(selection: Selection, tag: Pick<Tag, 'id' | 'name'>): Promise<boolean> {
    return this.#change(
      () => this.#api.tags.unassign({ selection, tagIds: [tag.id] }),
      (photos) => messages.tags.unassigned(tag.name, photos),
    );
  }

  /** Renames a tag; merges it with a tag that has this name already. */
  rename(tag: Tag, name: string): Promise<boolean> {
    const merged = this.named(name);
    return this.#attempt(async () => {
      const { undo } = await this.#api.tags.rename({ id: tag.id, name });
      this.#undo.offer(
        merged && merged.id !== tag.id
          ? messages.tags.merged(tag.name, merged.name)
          : messages.tags.renamed(tag.name, name),
        undo,
      );
    });
  }

  remove(tag: Tag): Promise<boolean> {
    return this.#change(
      () => this.#api.tags.remove({ id: tag.id }),
      () => messages.tags.removed(tag.name),
    );
  }

  #change(request: () => Promise<Changed>, words: (photos: number) => string): Promise<boolean> {
    return this.#attempt(async () => {
      const { changed, undo } = await request();
      this.#undo.offer(words(changed), undo);
    });
  }

  async #attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      this.failure = null;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
      return false;
    }
    await this.refresh();
    return true;
  }
}
