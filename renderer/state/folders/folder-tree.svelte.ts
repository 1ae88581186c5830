/** The library's folders as a tree of directories, each loaded when it is first opened. Page. */
import type { Folder, TreeNode } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { baseName } from '../../i18n/format.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Library } from './library.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';

/** Milliseconds between reloads; counts change many times a second while indexing. */
const REFRESH_EVERY = 2_000;

/** One visible line of the tree. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1 for the library's folders, 2 for directories in them, and so on. */
  readonly level: number;
  readonly expanded: boolean;
  /** The library folder this line stands for; null for directories below one. */
  readonly folder: Folder | null;
  /** Position of the parent line; -1 for library folders. */
  readonly parent: number;
}

export class FolderTree {
  #roots = $state.raw<readonly TreeNode[]>([]);
  /** Contents of the opened directories, by id. */
  #children = $state.raw<Readonly<Record<string, readonly TreeNode[]>>>({});
  #expanded = $state.raw<readonly string[]>([]);
  /** Reloads the visible part after counts or folders changed, throttled. */
  readonly refresh: () => void;
  readonly #api: Api;
  readonly #library: Library;
  readonly #notices: Notices;
  #latest = 0;

  constructor(api: Api, library: Library, notices: Notices) {
    this.#api = api;
    this.#library = library;
    this.#notices = notices;
    this.refresh = createThrottle(() => void this.#load(), REFRESH_EVERY);
  }

  /** The visible lines, from top to bottom. */
  readonly rows = $derived.by(() => {
    const rows: TreeRow[] = [];
    const add = (node: TreeNode, level: number, folder: Folder | null, parent: number): void => {
      const expanded = this.#expanded.includes(node.id);
      const position = rows.push({ node, level, expanded, folder, parent }) - 1;
      if (!expanded) return;
      for (const child of this.#children[node.id] ?? []) add(child, level + 1, null, position);
    };
    for (const folder of this.#library.folders) add(this.#rootOf(folder), 1, folder, -1);
    return rows;
  });

  /** Opens a directory: shows its cached contents at once, and its current ones when the host answers. */
  async expand(id: string): Promise<void> {
    this.#expanded = [...this.#expanded.filter((other) => other !== id), id];
    await this.#loadInside(id);
  }

  collapse(id: string): void {
    this.#expanded = this.#expanded.filter((other) => other !== id);
  }

  /** The directory with this id among those seen so far, or null. */
  find(id: string): TreeNode | null {
    const nodes = [...this.#roots, ...Object.values(this.#children).flat()];
    return nodes.find((node) => node.id === id) ?? null;
  }

  /** Another library replaced the one shown. */
  clear(): void {
    this.#latest += 1;
    this.#roots = [];
    this.#children = {};
    this.#expanded = [];
  }

  /** Placeholder for a folder that is not in the tree yet, because it is new or has no photos. */
  #rootOf({ id, path, photos }: Folder): TreeNode {
    const known = this.#roots.find(({ folderId }) => folderId === id);
    if (known) return { ...known, photos: photos.done };
    return {
      id: `folder ${id}`,
      name: baseName(path),
      folderId: id,
      photos: photos.done,
      hasChildren: false,
    };
  }

  async #load(): Promise<void> {
    const request = (this.#latest += 1);
    try {
      const roots = await this.#api.library.tree({});
      const opened = await Promise.all(this.#expanded.map((id) => this.#inside(id)));
      if (request !== this.#latest) return;
      this.#roots = roots;
      this.#children = { ...this.#children, ...Object.fromEntries(opened) };
    } catch {
      // The library's status still lists the folders; the next change retries.
    }
  }

  async #loadInside(id: string): Promise<void> {
    try {
      const nodes = await this.#api.library.tree({ id });
      this.#children = { ...this.#children, [id]: nodes };
    } catch (thrown) {
      this.collapse(id);
      this.#notices.fail(thrown);
    }
  }

  /** Contents of an open directory; empty when it no longer exists. */
  async #inside(id: string): Promise<readonly [string, readonly TreeNode[]]> {
    try {
      return [id, await this.#api.library.tree({ id })];
    } catch {
      return [id, []];
    }
  }
}
