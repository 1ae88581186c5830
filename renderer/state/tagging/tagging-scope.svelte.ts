/** Which photos a tagging run looks at: everything, a directory, an album, or what is selected or filtered. Page. */
import type { Album, SearchFilter, Selection as AskedSelection, TreeNode } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Search } from '../search/search.svelte.ts';
import type { Selection } from '../grid/selection.svelte.ts';

/** Milliseconds between two counts while photos come. */
const RECOUNT_EVERY = 1_500;

export type ScopeKind = 'everything' | 'place' | 'album' | 'selection' | 'filter';

export interface Place {
  readonly node: TreeNode;
  /** 0 for folders of the library. */
  readonly level: number;
}

export class TaggingScope {
  kind = $state<ScopeKind>('everything');
  /** Directories to choose from, in the order of the tree; what is inside one is added when it is chosen. */
  places = $state.raw<readonly Place[]>([]);
  placeId = $state<string | null>(null);
  albums = $state.raw<readonly Album[]>([]);
  albumId = $state<number | null>(null);
  /** Photos of the choice; null while that is not known. */
  count = $state<number | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #api: Api;
  readonly #search: Pick<Search, 'filter' | 'filtered'>;
  readonly #selection: Pick<Selection, 'asked' | 'count' | 'isEmpty'>;
  readonly #recountSoon: () => void;
  #latest = 0;

  constructor(
    api: Api,
    search: Pick<Search, 'filter' | 'filtered'>,
    selection: Pick<Selection, 'asked' | 'count' | 'isEmpty'>,
  ) {
    this.#api = api;
    this.#search = search;
    this.#selection = selection;
    this.#recountSoon = createThrottle(() => void this.recount(), RECOUNT_EVERY);
  }

  get hasSelection(): boolean {
    return !this.#selection.isEmpty;
  }

  get hasFilter(): boolean {
    return this.#search.filtered;
  }

  /** What can be chosen now. */
  get kinds(): readonly ScopeKind[] {
    return [
      'everything',
      ...(this.places.length > 0 ? (['place'] as const) : []),
      ...(this.albums.length > 0 ? (['album'] as const) : []),
      ...(this.hasSelection ? (['selection'] as const) : []),
      ...(this.hasFilter ? (['filter'] as const) : []),
    ];
  }

  /** As the contract takes it; null when nothing is chosen. */
  get asked(): AskedSelection | null {
    if (this.kind === 'selection') return this.#selection.asked;
    const filter = this.#filter;
    return filter === null ? null : { filter };
  }

  /** Reads what there is to choose from; begins with what the reader has selected, if anything. */
  async load(): Promise<void> {
    if (this.hasSelection) this.kind = 'selection';
    try {
      const [roots, albums] = await Promise.all([this.#api.library.tree({}), this.#api.albums.list()]);
      this.places = await this.#withInside(roots.map((node) => ({ node, level: 0 })));
      this.albums = albums;
      this.failure = null;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
    }
    // What was chosen the last time may be gone.
    if (!this.places.some(({ node }) => node.id === this.placeId)) this.placeId = null;
    if (!this.albums.some(({ id }) => id === this.albumId)) this.albumId = null;
    if (this.asked === null || !this.kinds.includes(this.kind)) this.kind = 'everything';
    await this.recount();
  }

  async choose(kind: ScopeKind): Promise<void> {
    this.kind = kind;
    this.count = null;
    if (kind === 'place') this.placeId ??= this.places[0]?.node.id ?? null;
    if (kind === 'album') this.albumId ??= this.albums[0]?.id ?? null;
    await Promise.all([this.recount(), this.#lookInside(this.placeId)]);
  }

  async choosePlace(id: string): Promise<void> {
    this.placeId = id;
    this.count = null;
    await Promise.all([this.recount(), this.#lookInside(id)]);
  }

  async chooseAlbum(id: number): Promise<void> {
    this.albumId = id;
    this.count = null;
    await this.recount();
  }

  async recount(): Promise<void> {
    const request = (this.#latest += 1);
    if (this.kind === 'selection') {
      this.count = this.#selection.count;
      return;
    }
    const filter = this.#filter;
    if (filter === null) {
      this.count = null;
      return;
    }
    try {
      const { total } = await this.#api.photos.index({ filter, limit: 1 });
      if (request === this.#latest) this.count = total;
    } catch (thrown) {
      if (request === this.#latest) this.failure = describeFailure(thrown);
    }
  }

  /** Photos came or went: a count that is shown is made again, soon. */
  photosChanged(): void {
    if (this.count !== null) this.#recountSoon();
  }

  /** Another library took the place of the one that was chosen from. */
  forget(): void {
    this.kind = 'everything';
    this.places = [];
    this.placeId = null;
    this.albums = [];
    this.albumId = null;
    this.count = null;
  }

  get #filter(): SearchFilter | null {
    switch (this.kind) {
      case 'everything':
        return {};
      case 'filter':
        return this.#search.filter;
      case 'album':
        return this.albumId === null ? null : { albumId: this.albumId };
      case 'place': {
        const place = this.places.find(({ node }) => node.id === this.placeId);
        if (!place) return null;
        const { folderId, id } = place.node;
        return place.level === 0 ? { folderId } : { directoryId: id };
      }
      case 'selection':
        return null;
    }
  }

  /** The places with what is inside those that were looked into before, read anew. */
  async #withInside(places: readonly Place[]): Promise<readonly Place[]> {
    const opened = this.places.filter((place, at) => (this.places[at + 1]?.level ?? 0) > place.level);
    let all = places;
    for (const { node } of opened) all = await this.#lookedInside(all, node.id);
    return all;
  }

  /** Adds the directories inside one under it, once. */
  async #lookInside(id: string | null): Promise<void> {
    if (id === null) return;
    const before = this.places;
    const places = await this.#lookedInside(before, id);
    // Read anew in the meantime: what was looked into is in there already, or is asked for again when it is chosen.
    if (this.places === before) this.places = places;
  }

  async #lookedInside(places: readonly Place[], id: string): Promise<readonly Place[]> {
    const at = places.findIndex(({ node }) => node.id === id);
    const place = places[at];
    const next = places[at + 1];
    if (!place?.node.hasChildren || (next && next.level > place.level)) return places;
    try {
      const inside = await this.#api.library.tree({ id });
      const children = inside.map((node) => ({ node, level: place.level + 1 }));
      return [...places.slice(0, at + 1), ...children, ...places.slice(at + 1)];
    } catch {
      // The directory itself can still be chosen.
      return places;
    }
  }
}
