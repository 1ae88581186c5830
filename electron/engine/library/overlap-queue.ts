/**
 * Orders changes to the list of folders: overlapping folders one after another, the rest at once. Runs in the engine
 * process.
 */
import type { PathBytes } from '../files/path-bytes.ts';
import { isInside } from '../files/path-bytes.ts';

interface Change {
  readonly path: PathBytes;
  /** Never rejects. */
  readonly ended: Promise<unknown>;
}

/**
 * Removing a folder is slow. If it or a parent were added again before the removal finished, the new scan would adopt
 * photos that are about to be deleted.
 */
export class OverlapQueue {
  readonly #changes = new Set<Change>();

  /** Runs `work` once every earlier change of an overlapping folder has settled. */
  async run<Value>(path: PathBytes, work: () => Promise<Value>): Promise<Value> {
    const before = [...this.#changes].filter(
      (change) => isInside(change.path, path) || isInside(path, change.path),
    );
    const result =
      before.length === 0 ? work() : Promise.all(before.map(({ ended }) => ended)).then(() => work());
    const change = { path, ended: result.catch(() => undefined) };
    this.#changes.add(change);
    try {
      return await result;
    } finally {
      this.#changes.delete(change);
    }
  }
}
