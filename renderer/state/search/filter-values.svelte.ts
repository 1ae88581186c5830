/** The values filters can take, with photo counts, and names for the ids in use. Page. */
import { visibleText } from '../../../shared/visible-text.ts';
import { SvelteMap } from 'svelte/reactivity';
import type { Facets, SearchFilter, TreeNode } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import type { FilterNames } from '../../words/filter-parts.ts';
import { baseName } from '../../i18n/format.ts';
import type { Albums } from '../albums/albums.svelte.ts';
import type { Library } from '../folders/library.svelte.ts';
import type { Tags } from '../tags/tags.svelte.ts';

/** Most directories to search for the name of one that an address refers to. */
const MAX_SEARCHED = 100;

/** Sources of names that other parts keep up to date. */
interface Known {
  readonly library: Pick<Library, 'folders'>;
  readonly tags: Pick<Tags, 'list' | 'nameOf' | 'refresh'>;
  readonly albums: Pick<Albums, 'of'>;
}

export class FilterValues {
  facets = $state.raw<Facets | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Directories loaded so far, by id. */
  readonly #directories = new SvelteMap<string, TreeNode>();
  readonly #api: Api;
  readonly #known: Known;
  #request: AbortController | null = null;
  /** Ids of directories already searched for; there is no second search. */
  #searched: readonly string[] = [];

  constructor(api: Api, known: Known) {
    this.#api = api;
    this.#known = known;
  }

  readonly names: FilterNames = {
    folder: (id) => {
      const folder = this.#known.library.folders.find((each) => each.id === id);
      return folder ? baseName(folder.path) : null;
    },
    directory: (id) => {
      const directory = this.#directories.get(id);
      return directory ? visibleText(directory.name) : null;
    },
    tag: (id) => this.#known.tags.nameOf(id) ?? null,
    album: (id) => this.#known.albums.of(id)?.name ?? null,
  };

  /** Counts cameras, types and years among the photos that match a filter; cancels an earlier count. */
  async count(filter: SearchFilter): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.facets = null;
    this.failure = null;
    try {
      const facets = await this.#api.library.facets({ filter }, { signal: request.signal });
      if (!request.signal.aborted) this.facets = facets;
    } catch (thrown) {
      if (!request.signal.aborted) this.failure = describeFailure(thrown);
    }
  }

  /** Lists the directories in `parent`, or the library's folders. @throws the failure of the request */
  async directories(parent?: string): Promise<readonly TreeNode[]> {
    const nodes = await this.#api.library.tree(parent === undefined ? {} : { id: parent });
    for (const node of nodes) this.#directories.set(node.id, node);
    return nodes;
  }

  /** Loads names for the values of a filter, apart from albums and folders, whose names are known already. */
  async loadNames({ tagIds = [], directoryId }: SearchFilter): Promise<void> {
    const { tags } = this.#known;
    if (tagIds.length > 0 && tags.list === null) await tags.refresh();
    if (directoryId === undefined || this.#directories.has(directoryId)) return;
    if (this.#searched.includes(directoryId)) return;
    this.#searched = [...this.#searched, directoryId];
    try {
      await this.#findDirectory(directoryId);
    } catch {
      // A missing name is not worth an error: the chip makes do without it.
      this.#searched = this.#searched.filter((id) => id !== directoryId);
    }
  }

  /** Another library's ids mean other things. */
  clear(): void {
    this.#request?.abort();
    this.facets = null;
    this.#directories.clear();
    this.#searched = [];
  }

  /** Breadth first, because it is probably near the top. */
  async #findDirectory(id: string): Promise<void> {
    const waiting: (string | undefined)[] = [undefined];
    for (const parent of waiting.values()) {
      for (const node of await this.directories(parent)) if (node.hasChildren) waiting.push(node.id);
      if (this.#directories.has(id) || waiting.length > MAX_SEARCHED) return;
    }
  }
}
