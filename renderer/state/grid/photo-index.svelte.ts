/**
 * The listing of all photos that match a filter, however many: shows the first part at once, and adds the others as
 * they arrive. When photos are added or removed it reloads, less often the longer a load takes, and swaps in the new
 * listing when that is complete. Page.
 */
import type { PhotoSort, SearchFilter } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import type { PhotoList } from '../../lib/viewer/photo-list.ts';
import { currentLocale } from '../../i18n/locale.svelte.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { MarkChange } from '../../lib/grid/photo-marks.ts';
import type { Picked } from '../../lib/grid/picked.ts';
import { PhotoColumns, PhotoListing } from '../../lib/grid/photo-columns.ts';
import type { Month } from '../../lib/grid/photo-columns.ts';

/** Pause between two loads: at least this many milliseconds, and this many times the duration of the last load. */
const REFRESH_EVERY = 1_000;
const REST_FACTOR = 8;
/** Longest pause in milliseconds: a computer that slept during a load makes it look long. */
const MAX_REST = 30_000;
/** Pause in milliseconds after a change of the user's own, who is waiting to see it. */
const REFRESH_SOON = 100;

interface Shown {
  readonly key: string;
  readonly columns: PhotoColumns;
  readonly sort: PhotoSort;
}

export class PhotoIndex {
  filter = $state.raw<SearchFilter>({});
  sort = $state<PhotoSort>('newest');
  /** `loading`: the previous listing, if any, is still shown. */
  phase = $state<'idle' | 'loading' | 'ready' | 'failed'>('idle');
  failure = $state.raw<Failure | null>(null);
  /** Called when a requested listing is complete. */
  onComplete: (count: number) => void = () => {};
  readonly #api: Api;
  #shown = $state.raw<Shown | null>(null);
  #request: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #followers = 0;
  /** Photos changed since the listing began to load. */
  #stale = false;
  /** Whether the user is waiting to see one of these changes. */
  #awaited = false;
  /** Earliest time of the next load, as `performance.now()` counts. */
  #notBefore = 0;

  constructor(api: Api) {
    this.#api = api;
  }

  /** The listing shown; null until its first part has arrived. */
  readonly listing: PhotoListing | null = $derived.by(() => {
    if (!this.#shown) return null;
    const { columns, sort } = this.#shown;
    return new PhotoListing(columns, sort === 'newest' || sort === 'oldest' ? monthName() : null);
  });

  /** The listing for the viewer: one live object, whatever is shown. */
  readonly photos: PhotoList = photosOf(() => this.listing);

  /** Identifies the list shown; a different key means a different list. */
  get key(): string {
    return this.#shown?.key ?? '';
  }

  /**
   * Loads and shows what matches the filter, and keeps it up to date while it has followers.
   * @returns a function that stops following
   */
  follow(filter: SearchFilter): () => void {
    this.#followers += 1;
    if (this.phase === 'idle' || JSON.stringify(filter) !== JSON.stringify(this.filter)) {
      this.filter = filter;
      this.#start();
    } else if (this.#stale) this.photosChanged();
    return () => {
      this.#followers -= 1;
    };
  }

  sortBy(sort: PhotoSort): void {
    if (sort === this.sort) return;
    this.sort = sort;
    if (this.phase !== 'idle') this.#start();
  }

  /** Reloads the listing when it is due. @param soon whether the user is waiting to see the change */
  photosChanged(soon = false): void {
    this.#stale = true;
    this.#awaited ||= soon;
    if (this.#awaited) this.#notBefore = Math.min(this.#notBefore, performance.now() + REFRESH_SOON);
    if (this.#followers === 0 || this.#request) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(), Math.max(0, this.#notBefore - performance.now()));
  }

  /** Shows changed marks without waiting for the host. */
  mark(picked: Picked, change: MarkChange): void {
    if (!this.#shown) return;
    const { columns } = this.#shown;
    columns.markAll(picked, change.favourite, change.rating);
    this.#shown = { ...this.#shown };
  }

  /** Retries after a failure or a lost connection. */
  retry(): void {
    if (this.phase === 'failed' || this.phase === 'loading') this.#start();
    else this.photosChanged();
  }

  /** Another library replaced the one listed. */
  forget(): void {
    this.#stop();
    this.#shown = null;
    this.phase = 'idle';
    if (this.#followers > 0) this.#start();
  }

  #start(): void {
    this.#stop();
    this.phase = 'loading';
    this.failure = null;
    void this.#load();
  }

  #refresh(): void {
    this.#timer = undefined;
    if (this.phase === 'ready') void this.#load();
    else this.#start();
  }

  #stop(): void {
    this.#request?.abort();
    this.#request = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #load(): Promise<void> {
    const request = new AbortController();
    const { signal } = request;
    const { filter, sort } = this;
    this.#request = request;
    this.#stale = false;
    this.#awaited = false;
    const began = performance.now();
    // A reload keeps the previous listing on screen until it is complete.
    const inParts = this.phase === 'loading';
    try {
      let columns: PhotoColumns | null = null;
      let after: string | null = null;
      do {
        const part = await this.#api.photos.index({ filter, sort, ...(after ? { after } : {}) }, { signal });
        if (signal.aborted) return;
        columns ??= new PhotoColumns(part.total);
        columns.append(part.columns, part.count);
        after = part.next;
        if (inParts && after !== null) this.#show(columns, sort);
      } while (after !== null);
      columns.resize(columns.loaded);
      this.#show(columns, sort);
      this.#ended(began);
      if (inParts) this.onComplete(columns.loaded);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#ended(began);
      this.#stale = true;
      // A reload failed: keep the listing; the next change or connection retries.
      if (!inParts) return;
      this.#shown = null;
      this.failure = describeFailure(thrown);
      this.phase = 'failed';
    }
  }

  #show(columns: PhotoColumns, sort: PhotoSort): void {
    this.#shown = { columns, sort, key: JSON.stringify([this.filter, sort]) };
    this.phase = 'ready';
  }

  #ended(began: number): void {
    const now = performance.now();
    this.#request = null;
    const rest = Math.min(MAX_REST, REST_FACTOR * (now - began));
    this.#notBefore = now + Math.max(REFRESH_EVERY, rest);
    if (this.#stale) this.photosChanged();
  }
}

/** Formats months in the language of the page. */
function monthName(): (month: Month) => string {
  const format = new Intl.DateTimeFormat(currentLocale(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return ({ year, month }) => format.format(Date.UTC(year, month - 1));
}

function photosOf(listing: () => PhotoListing | null): PhotoList {
  return {
    get count() {
      return listing()?.count ?? 0;
    },
    idAt: (index) => listing()?.idAt(index) ?? 0,
    indexOf: (id) => listing()?.indexOf(id) ?? -1,
  };
}
