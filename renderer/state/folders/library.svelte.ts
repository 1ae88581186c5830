/**
 * The library as the page knows it: folders, counts and progress, kept up to date by events, and the actions on them.
 * Page.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Counts, Folder, LibraryStatus, Progress } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { thumbnailUrl } from '../../api/routes.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { AnswerOrder } from '../../lib/answer-order.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { baseName } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** Milliseconds between requests for the full status; events come many times a second while indexing. */
const REFRESH_EVERY = 800;

export class Library {
  status = $state.raw<LibraryStatus | null>(null);
  progress = $state.raw<Progress | null>(null);
  counts = $state.raw<Counts | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Called when another library replaces the one shown, for instance the user's own after the samples. */
  onReplaced: () => void = () => {};
  #libraryNumber = $state(0);
  /** How many times each photo's file has changed; unchanged photos have no entry. */
  readonly #versions = new SvelteMap<number, number>();
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #refreshSoon: () => void;
  readonly #answers = new AnswerOrder();
  /** Number of events received of each kind: an answer to a request made before one of them is out of date. */
  readonly #eventCounts = { progress: 0, counts: 0 };

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#refreshSoon = createThrottle(() => void this.refresh(), REFRESH_EVERY);
  }

  get folders(): readonly Folder[] {
    return this.status?.folders ?? [];
  }

  /** Whether this instance of Sightline is known to hold the library's write lock. */
  get writable(): boolean {
    return this.status?.writable ?? false;
  }

  /** Whether another instance holds the write lock; false until known. */
  get readOnly(): boolean {
    return this.status?.writable === false;
  }

  /** Whether any photo is indexed, so that searching makes sense. */
  get searchable(): boolean {
    return (this.counts?.done ?? 0) > 0;
  }

  get running(): boolean {
    return this.progress !== null && this.progress.phase !== 'idle';
  }

  /** Files that need attention: failed, skipped or indexed with a warning. */
  get problemCount(): number {
    return this.counts ? this.counts.failed + this.counts.skipped + this.counts.warnings : 0;
  }

  /** Folders and files that scans could not list. */
  get unlistedCount(): number {
    return this.status?.unlistedCount ?? 0;
  }

  thumbnail(id: number, size: ThumbnailSize): string {
    return thumbnailUrl(id, size, this.#libraryNumber, this.#versions.get(id));
  }

  async refresh(): Promise<void> {
    const request = this.#answers.ask();
    const before = { ...this.#eventCounts };
    try {
      const status = await this.#api.library.status();
      // A late answer may describe the previous library.
      if (!this.#answers.shows(request)) return;
      const replaced = this.status !== null && this.status.dataDir !== status.dataDir;
      this.status = status;
      if (before.counts === this.#eventCounts.counts) this.counts = status.photos;
      if (before.progress === this.#eventCounts.progress) this.progress = status.progress;
      this.failure = null;
      if (!replaced) return;
      this.#libraryNumber += 1;
      this.#versions.clear();
      this.onReplaced();
    } catch (thrown) {
      if (this.#answers.fails(request)) this.failure = describeFailure(thrown);
    }
  }

  /** Indexing started, progressed or ended. */
  progressed(progress: Progress): void {
    const ended = this.running && progress.phase === 'idle';
    this.#eventCounts.progress += 1;
    this.progress = progress;
    if (ended) this.#refreshSoon();
  }

  /** Photos were added or removed. */
  photosChanged(counts: Counts): void {
    this.#eventCounts.counts += 1;
    this.counts = counts;
    this.#refreshSoon();
  }

  /** These photos' files changed: gives their thumbnails new addresses. */
  picturesChanged(ids: readonly number[]): void {
    for (const id of ids) this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
  }

  /** Folders were added, removed or changed state. */
  foldersChanged(): void {
    this.#refreshSoon();
  }

  /** Adds a directory chosen in the directory browser. @returns why that failed, or null */
  async addFolder(directoryId: string): Promise<Failure | null> {
    try {
      const folder = await this.#api.folders.add({ directoryId });
      this.#notices.announce(messages.library.added(baseName(folder.path)));
      await this.refresh();
      return null;
    } catch (thrown) {
      return describeFailure(thrown);
    }
  }

  async removeFolder(folder: Folder): Promise<void> {
    await this.#notices.attempt(async () => {
      await this.#api.folders.remove({ id: folder.id });
      this.#notices.show('info', () => messages.library.removed(baseName(folder.path)));
    });
    await this.refresh();
  }

  async rescan(folder?: Folder): Promise<void> {
    await this.#notices.attempt(() => this.#api.folders.rescan(folder ? { id: folder.id } : {}));
  }

  async pause(): Promise<void> {
    await this.#notices.attempt(() => this.#api.indexing.pause());
  }

  async resume(): Promise<void> {
    await this.#notices.attempt(() => this.#api.indexing.resume());
  }

  async cancel(): Promise<void> {
    await this.#notices.attempt(() => this.#api.indexing.cancel());
  }
}
