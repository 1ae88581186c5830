/** Questions saved under a name. Page. */
import type { SavedQuestion, SavedSearch } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { termsOf } from '../../lib/search/question.ts';
import type { Question, QuestionTerm } from '../../lib/search/question.ts';
import { formatTerm } from '../../lib/search/typed-terms.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import { alternating, type Undo, type Undoing } from '../shell/undo.svelte.ts';

export class SavedSearches {
  list = $state.raw<readonly SavedSearch[]>([]);
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #undo: Undo;
  #latest = 0;

  constructor(api: Api, notices: Notices, undo: Undo) {
    this.#api = api;
    this.#notices = notices;
    this.#undo = undo;
  }

  async load(): Promise<void> {
    const request = (this.#latest += 1);
    try {
      const list = await this.#api.searches.list();
      if (request === this.#latest) this.list = list;
    } catch {
      // The connection state already tells the user; the next connection retries.
    }
  }

  /** @returns why saving failed, for the dialog to show, or null */
  async save(name: string, question: Question): Promise<Failure | null> {
    return this.#keep({ name, question: toSaved(question) }, messages.searches.saved(name), ({ id }) => {
      return async () => (await this.#api.searches.remove({ id })).undo;
    });
  }

  async rename(search: SavedSearch, name: string): Promise<Failure | null> {
    const renamed = { ...search, name };
    return this.#keep(renamed, messages.searches.renamed(name), () =>
      alternating(
        () => this.#api.searches.save(search),
        () => this.#api.searches.save(renamed),
      ),
    );
  }

  async remove({ id, name }: SavedSearch): Promise<void> {
    await this.#notices.attempt(async () => {
      const { undo } = await this.#api.searches.remove({ id });
      this.list = this.list.filter((other) => other.id !== id);
      this.#undo.offer(messages.searches.removed(name), undo);
    });
  }

  async #keep(
    search: { id?: number; name: string; question: SavedQuestion },
    said: string,
    undoing: (saved: SavedSearch) => Undoing,
  ): Promise<Failure | null> {
    try {
      this.#undo.offer(said, undoing(await this.#api.searches.save(search)));
      await this.load();
      return null;
    } catch (thrown) {
      return describeFailure(thrown);
    }
  }
}

/** Whether a question can be saved: not with the user's own images, which exist only in this session. */
export function canBeSaved(question: Question): boolean {
  return termsOf(question).every(isLasting);
}

/** Restores a saved question; a single plain text term goes into the box. */
export function fromSaved({ terms, filter, sort }: SavedQuestion): Question {
  const lasting = terms.filter((term) => term.kind !== 'image');
  const [only] = lasting;
  if (lasting.length === 1 && only?.kind === 'text' && only.weight === 1)
    return { text: formatTerm(only), terms: [], filter, sort };
  return { text: '', terms: lasting, filter, sort };
}

/** Whether the question is the one that was saved. */
export function isSaved(question: Question, { question: saved }: SavedSearch): boolean {
  return canBeSaved(question) && canonical(toSaved(question)) === canonical(saved);
}

/** Serialises a question; the order of its keys makes no difference. */
function canonical({ terms, filter, sort }: SavedQuestion): string {
  const parts = Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1));
  const sorted = terms.map((term) => Object.entries(term).sort(([one], [other]) => (one < other ? -1 : 1)));
  return JSON.stringify([sorted, parts, sort]);
}

function toSaved(question: Question): SavedQuestion {
  return { terms: termsOf(question).filter(isLasting), filter: question.filter, sort: question.sort };
}

function isLasting(term: QuestionTerm): term is Extract<QuestionTerm, { kind: 'text' | 'photo' }> {
  return term.kind === 'text' || term.kind === 'photo';
}
