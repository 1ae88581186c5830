/**
 * Directories of the library under opaque ids, so that a page can refer to one without its path. An id is a hash of
 * the path, so it stays valid after a restart, in a page's address and in a saved search. Runs in the engine process.
 */
import { createHash } from 'node:crypto';
import { SightlineError } from '../../../shared/errors.ts';
import type { TreeNode } from '../../../shared/schemas.ts';
import { baseName, isInside, showPath } from '../files/path-bytes.ts';
import type { Folders } from '../store/folders.ts';
import type { Tree } from '../store/tree.ts';
import type { PathBytes } from '../files/path-bytes.ts';

export class Directories {
  readonly #folders: Folders;
  readonly #tree: Tree;
  readonly #paths = new Map<string, PathBytes>();

  constructor({ folders, tree }: { folders: Folders; tree: Tree }) {
    this.#folders = folders;
    this.#tree = tree;
  }

  /** The folders of the library, or with an id the directories inside that one. Omits those without photos. */
  async nodes(id?: string): Promise<TreeNode[]> {
    const folders = this.#folders.list();
    if (id === undefined) {
      return Promise.all(folders.map(({ id: folderId, path }) => this.#node(folderId, path)));
    }
    const parent = await this.resolve(id);
    const folder = folders.find(({ path }) => isInside(path, parent));
    if (!folder) throw gone();
    const nodes: TreeNode[] = [];
    for await (const child of this.#tree.children(parent)) nodes.push(await this.#node(folder.id, child));
    return nodes;
  }

  /**
   * The path behind an id.
   * @throws SightlineError `not-found` when no directory with photos has it.
   */
  async resolve(id: string): Promise<PathBytes> {
    const known = this.#paths.get(id);
    if (known) return known;
    // An id from before a restart: search the existing directories for it, level by level.
    const waiting: PathBytes[] = this.#folders.list().map(({ path }) => path);
    for (const path of waiting) {
      if (this.#name(path) === id) return path;
      for await (const child of this.#tree.children(path)) waiting.push(child);
    }
    throw gone();
  }

  async #node(folderId: number, path: PathBytes): Promise<TreeNode> {
    const photos = await this.#tree.count(path);
    return {
      id: this.#name(path),
      name: showPath(baseName(path)) || showPath(path),
      folderId,
      photos,
      hasChildren: await this.#tree.hasChildren(path),
    };
  }

  #name(path: PathBytes): string {
    const id = createHash('sha256').update(path).digest('base64url').slice(0, 20);
    this.#paths.set(id, path);
    return id;
  }
}

function gone(): SightlineError {
  return new SightlineError(
    'not-found',
    'expected a directory with photos, received one that no longer has any',
  );
}
