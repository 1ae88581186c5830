/** Suggestions under the search box during typing: earlier searches, and names from the library. Page. */
import type { Suggestion } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import type { UserSettings } from '../settings/settings.svelte.ts';

/** Milliseconds; longer than the search's own, which goes first. */
const DEBOUNCE = 120;
const MAX_SUGGESTIONS = 8;

export class Suggestions {
  /** Whether to show the list, provided that it has entries. */
  open = $state(false);
  list = $state.raw<readonly Suggestion[]>([]);
  /** Index of the entry marked with the arrow keys; -1 for none. */
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

  /** Opens the list for the text in the box. */
  show(text: string): void {
    this.open = true;
    this.#ask(text, 0);
  }

  /** Updates the list after typing. */
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

  /** Moves through the list and, past its ends, back to the box. */
  move(by: 1 | -1): void {
    const places = this.list.length + 1;
    this.position = ((this.position + 1 + by + places) % places) - 1;
  }

  /** Forgets an earlier search, or all of them when omitted. */
  async forget(suggestion?: Suggestion): Promise<void> {
    const kept = this.list.filter(
      (other) => other.kind !== 'history' || (suggestion && other !== suggestion),
    );
    this.list = kept;
    this.position = Math.min(this.position, kept.length - 1);
    try {
      await this.#api.search.forget(suggestion ? { text: suggestion.text } : {});
    } catch {
      // The connection state already tells the user; the next list shows the text again.
    }
  }

  /** Adds a text to the history, unless the user has turned that off. */
  async remember(text: string): Promise<void> {
    const trimmed = text.trim();
    if (trimmed === '' || !this.#settings.values.searchHistory) return;
    try {
      await this.#api.search.remember({ text: trimmed });
    } catch {
      // Failing to remember a search is not worth an error.
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
        { text: text.trim(), limit: MAX_SUGGESTIONS },
        { signal: request.signal },
      );
      if (request.signal.aborted) return;
      const remembers = this.#settings.values.searchHistory;
      const { current } = this;
      this.list = found.filter(({ kind, text: words }) => {
        return kind === 'history' ? remembers && words !== text.trim() : true;
      });
      // Keep the marked entry if the new list has it, so that Enter still chooses the same one.
      this.position = current ? this.list.findIndex((other) => isSame(other, current)) : -1;
    } catch {
      // Suggestions are optional: the box works without them.
      if (!request.signal.aborted) this.list = [];
    }
  }
}

function isSame(one: Suggestion, other: Suggestion): boolean {
  return one.kind === other.kind && one.id === other.id && one.text === other.text;
}
