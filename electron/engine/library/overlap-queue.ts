/** Changes of the list of folders: what overlaps is done one after another, the rest at once. Runs in the engine process. */
import type { PathBytes } from '../files/path-bytes.ts';
import { isInside } from '../files/path-bytes.ts';

interface Change {
  readonly path: PathBytes;
  /** Never rejects. */
  readonly ended: Promise<unknown>;
}

/**
 * A folder that is removed takes a while to be gone. Were the same one, or one around it, added meanwhile, its scan would
 * come upon photos that are about to be deleted, and take them for its own.
 */
export class OverlapQueue {
  readonly #changes = new Set<Change>();

  /** Does the work when all that was asked for before, of folders that overlap this one, has ended, well or badly. */
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
