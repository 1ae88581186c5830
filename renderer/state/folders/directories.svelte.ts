/**
 * Adds a folder through the host's own dialog where there is one, otherwise through a browser that walks the host's
 * directories by opaque ids. Page.
 */
import type { Directory, DirectoryListing } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { baseName } from '../../i18n/format.ts';
import { translateReasonAsSentence } from '../../words/reason.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Host } from '../shell/host.svelte.ts';
import type { Library } from './library.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

interface DirectoriesParts {
  readonly api: Api;
  readonly library: Library;
  readonly host: Host;
  readonly notices: Notices;
}

export class Directories {
  open = $state(false);
  loading = $state(false);
  adding = $state(false);
  listing = $state.raw<DirectoryListing | null>(null);
  /** Path to the current directory, outermost first. */
  trail = $state.raw<readonly Directory[]>([]);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #library: Library;
  readonly #host: Host;
  readonly #notices: Notices;
  #latest = 0;

  constructor({ api, library, host, notices }: DirectoriesParts) {
    this.#api = api;
    this.#library = library;
    this.#host = host;
    this.#notices = notices;
  }

  get current(): Directory | null {
    return this.listing?.current ?? null;
  }

  /** Opens the host's dialog, or else the browser: at the roots, or inside the root if there is only one. */
  async start(): Promise<void> {
    if (this.adding) return;
    if (this.#host.capabilities.chooseFolder) return this.#choose();
    this.open = true;
    this.listing = null;
    this.trail = [];
    await this.#load(undefined);
    const roots = this.#roots();
    if (roots.length === 1) await this.enter(roots[0]);
  }

  async enter(directory: Directory | undefined): Promise<void> {
    if (!directory) return;
    const trail = [...this.trail, directory];
    if (await this.#load(directory.id)) this.trail = trail;
  }

  /** Returns to a directory of the trail by position; -1 is the list of roots. */
  async backTo(position: number): Promise<void> {
    const trail = this.trail.slice(0, position + 1);
    if (await this.#load(trail.at(-1)?.id)) this.trail = trail;
  }

  async up(): Promise<void> {
    await this.backTo(this.trail.length - 2);
  }

  /** Adds the open directory, and closes the browser on success. */
  async add(): Promise<void> {
    if (!this.current || this.adding) return;
    this.adding = true;
    this.failure = await this.#library.addFolder(this.current.id);
    this.adding = false;
    if (!this.failure) this.open = false;
  }

  close(): void {
    this.open = false;
    this.#latest += 1;
  }

  /** The host's dialog may stay open indefinitely. The host itself adds the chosen folder. */
  async #choose(): Promise<void> {
    this.adding = true;
    try {
      const { added, failed } = await this.#api.folders.choose();
      for (const { path, reason } of failed)
        this.#notices.show('error', () =>
          messages.folders.notAdded(path, translateReasonAsSentence(reason).text),
        );
      for (const { path } of added) this.#notices.announce(messages.library.added(baseName(path)));
      if (added.length > 0) await this.#library.refresh();
    } catch (thrown) {
      this.#notices.fail(thrown);
    } finally {
      this.adding = false;
    }
  }

  #roots(): readonly Directory[] {
    return this.listing?.current === null ? this.listing.directories : [];
  }

  /** @returns whether the listing arrived and was still wanted */
  async #load(id: string | undefined): Promise<boolean> {
    const request = (this.#latest += 1);
    this.loading = true;
    this.failure = null;
    try {
      const listing = await this.#api.directories.list(id === undefined ? {} : { id });
      if (request !== this.#latest) return false;
      this.listing = listing;
      return true;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
      return false;
    } finally {
      if (request === this.#latest) this.loading = false;
    }
  }
}
