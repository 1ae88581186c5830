/** The albums: their list, kept up to date by events, and the actions on them. Every change can be undone. Page. */
import type { Album } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { PhotoTarget } from '../../lib/grid/photo-target.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import { alternating, type Undo } from '../shell/undo.svelte.ts';

/** Milliseconds between reloads of the list while indexing. */
const REFRESH_EVERY = 1_500;

/** Why the naming dialog is open: for a new album, perhaps with photos, or for a rename. */
export type AlbumNaming =
  | { readonly kind: 'create'; readonly target: PhotoTarget | null }
  | { readonly kind: 'rename'; readonly album: Album };

export class Albums {
  list = $state.raw<readonly Album[]>([]);
  /** Photos for which an album is being chosen. */
  choosing = $state.raw<PhotoTarget | null>(null);
  naming = $state.raw<AlbumNaming | null>(null);
  busy = $state(false);
  /** Called when an album is removed, so that whatever shows it can show something else. */
  onRemoved: (id: number) => void = () => {};
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #undo: Undo;
  #asked = 0;
  /** Reloads counts and covers after photos changed, throttled: that may happen many times a second. */
  readonly photosChanged = createThrottle(() => {
    if (this.list.length > 0) void this.refresh();
  }, REFRESH_EVERY);

  constructor(api: Api, notices: Notices, undo: Undo) {
    this.#api = api;
    this.#notices = notices;
    this.#undo = undo;
  }

  of(id: number | undefined): Album | undefined {
    return this.list.find((album) => album.id === id);
  }

  /** Reloads the list. A failure keeps the current one; the next event or connection retries. */
  async refresh(): Promise<void> {
    const asked = (this.#asked += 1);
    try {
      const list = await this.#api.albums.list();
      if (asked === this.#asked) this.list = list;
    } catch {
      // The connection state already tells the user.
    }
  }

  /** Another library replaced this one. */
  forget(): void {
    this.#asked += 1;
    this.list = [];
    this.choosing = null;
    this.naming = null;
  }

  /** Adds the waiting photos to this album. */
  async choose(album: Album): Promise<void> {
    const target = this.choosing;
    if (!target) return;
    const added = await this.#attempt(async () => {
      const { changed, undo } = await this.#api.albums.addPhotos({ id: album.id, selection: target.asked });
      this.#undo.offer(messages.albums.added(changed, album.name), undo);
    });
    if (added) this.choosing = null;
  }

  async takeOut(target: PhotoTarget, album: Album): Promise<void> {
    await this.#attempt(async () => {
      const { changed, undo } = await this.#api.albums.removePhotos({
        id: album.id,
        selection: target.asked,
      });
      this.#undo.offer(messages.albums.removed(changed, album.name), undo);
    });
  }

  /** Creates or renames the album being named. On failure the dialog stays open. */
  async name(text: string): Promise<void> {
    const { naming } = this;
    const name = text.trim();
    if (!naming || name === '') return;
    const done = await this.#attempt(async () => {
      if (naming.kind === 'rename') await this.#rename(naming.album, name);
      else await this.#create(name, naming.target);
    });
    if (done) this.naming = null;
  }

  async remove(album: Album): Promise<void> {
    await this.#attempt(async () => {
      const { undo } = await this.#api.albums.remove({ id: album.id });
      this.onRemoved(album.id);
      this.#undo.offer(messages.albums.deleted(album.name), undo);
    });
  }

  /** Creates an album with the waiting photos. */
  async createFor(name: string): Promise<void> {
    const target = this.choosing;
    if (await this.#attempt(() => this.#create(name, target))) this.choosing = null;
  }

  async #rename({ id, name: before }: Album, name: string): Promise<void> {
    const give = (wanted: string) => () => this.#api.albums.rename({ id, name: wanted });
    await give(name)();
    if (before !== name)
      this.#undo.offer(messages.albums.renamed(before, name), alternating(give(before), give(name)));
  }

  async #create(name: string, target: PhotoTarget | null): Promise<void> {
    const album = await this.#api.albums.create({ name, ...(target ? { selection: target.asked } : {}) });
    const words = target
      ? messages.albums.added(album.photos, album.name)
      : messages.albums.created(album.name);
    this.#undo.offer(words, async () => {
      const { undo } = await this.#api.albums.remove({ id: album.id });
      this.onRemoved(album.id);
      return undo;
    });
  }

  /** Runs work that may fail, and shows why it did. @returns whether it succeeded */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const worked = await this.#notices.attempt(work);
    this.busy = false;
    void this.refresh();
    return worked;
  }
}
