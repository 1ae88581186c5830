/** What is offered under the search box while it is written in: earlier searches, and names out of the library. Page. */
import type { Suggestion } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import type { UserSettings } from '../settings/settings.svelte.ts';

/** Later than the search itself, which goes first. */
const DEBOUNCE = 120;
const MOST = 8;

export class Suggestions {
  /** The list is shown, if there is anything in it. */
  open = $state(false);
  list = $state.raw<readonly Suggestion[]>([]);
  /** The one that the arrow keys are at; -1: none. */
  position = $state(-1);
  readonly #api: Api;
  readonly #settings: UserSettings;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | null = null;

  constructor(api: Api, settings: UserSettings) {
    this.#api = api;
    this.#settings = settings;
  }

  get shown(): boolean {
    return this.open && this.list.length > 0;
  }

  get current(): Suggestion | null {
    return this.shown ? (this.list[this.position] ?? null) : null;
  }

  /** Opens the list for what is in the box now. */
  show(text: string): void {
    this.open = true;
    this.#ask(text, 0);
  }

  /** The reader typed: the list follows, once it is open for words. */
  typed(text: string): void {
    this.open = true;
    this.position = -1;
    this.#ask(text, DEBOUNCE);
  }

  close(): void {
    this.open = false;
    this.position = -1;
    this.#stop();
  }

  /** Moves over the list and, past its ends, back to the box. */
  move(by: 1 | -1): void {
    const places = this.list.length + 1;
    this.position = ((this.position + 1 + by + places) % places) - 1;
  }

  /** Forgets an earlier search; without one, all of them. */
  async forget(suggestion?: Suggestion): Promise<void> {
    const kept = this.list.filter(
      (other) => other.kind !== 'history' || (suggestion && other !== suggestion),
    );
    this.list = kept;
    this.position = Math.min(this.position, kept.length - 1);
    try {
      await this.#api.search.forget(suggestion ? { text: suggestion.text } : {});
    } catch {
      // Told by the state of the connection; the text then comes back with the next list.
    }
  }

  /** Keeps a text for later, unless the reader does not want that. */
  async remember(text: string): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === '' || !this.#settings.values.searchHistory) return;
    try {
      await this.#api.search.remember({ text: trimmed });
    } catch {
      // A search that is not remembered is no loss worth a word.
    }
  }

  #ask(text: string, wait: number): void {
    this.#stop();
    this.#timer = setTimeout(() => void this.#load(text), wait);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#request = null;
  }

  async #load(text: string): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    try {
      const found = await this.#api.search.suggest(
        { text: text.trim(), limit: MOST },
        { signal: request.signal },
      );
      if (request.signal.aborted) return;
      const remembers = this.#settings.values.searchHistory;
      const { current } = this;
      this.list = found.filter(({ kind, text: words }) => {
        return kind === 'history' ? remembers && words !== text.trim() : true;
      });
      // The arrow keys may be at one of the list before: it stays the one that Enter chooses, or none is.
      this.position = current ? this.list.findIndex((other) => isSame(other, current)) : -1;
    } catch {
      // Suggestions are a help, not an answer: without them the box works as before.
      if (!request.signal.aborted) this.list = [];
    }
  }
}

function isSame(one: Suggestion, other: Suggestion): boolean {
  return one.kind === other.kind && one.id === other.id && one.text === other.text;
}
