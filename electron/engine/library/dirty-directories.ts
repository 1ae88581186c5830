/** Collects changed directories and emits them once they have been quiet for a moment. Runs in the engine process. */
import { asBuffer, isInside } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { DirectoryTarget } from './reconcile.ts';

/** A directory that never goes quiet (a long import) is emitted this often. */
const LONGEST_WAIT_MILLISECONDS = 10_000;
/** Above this many changed directories, scanning the whole folder is as fast. */
const MOST_DIRECTORIES = 500;

interface Dirty {
  readonly path: PathBytes;
  deep: boolean;
  readonly first: number;
  last: number;
}

export class DirtyDirectories {
  readonly #quietMilliseconds: number;
  readonly #emit: (directories: readonly DirectoryTarget[] | null) => void;
  readonly #checkMilliseconds: number;
  readonly #dirty = new Map<string, Dirty>();
  #timer: NodeJS.Timeout | undefined;

  /** @param emit receives the directories that are ready, or null for "too many: scan the whole folder". */
  constructor(quietMilliseconds: number, emit: (directories: readonly DirectoryTarget[] | null) => void) {
    this.#quietMilliseconds = quietMilliseconds;
    this.#checkMilliseconds = Math.max(10, quietMilliseconds / 4);
    this.#emit = emit;
  }

  touch(path: PathBytes, deep: boolean): void {
    const now = performance.now();
    const key = asBuffer(path).toString('latin1');
    const known = this.#dirty.get(key);
    if (known) {
      known.last = now;
      known.deep ||= deep;
    } else this.#dirty.set(key, { path, deep, first: now, last: now });
    this.#timer ??= setInterval(() => this.#check(), this.#checkMilliseconds);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#dirty.clear();
  }

  #check(): void {
    const now = performance.now();
    const ready: Dirty[] = [];
    const firstRestless = this.#firstRestless(now);
    for (const [key, dirty] of this.#dirty) {
      // A move changes two directories a moment apart. A check may fall between their quiet times, so directories
      // that changed within a check's interval of each other are reported together.
      const quiet =
        now - dirty.last >= this.#quietMilliseconds && firstRestless - dirty.last >= this.#checkMilliseconds;
      if (!quiet && now - dirty.first < LONGEST_WAIT_MILLISECONDS) continue;
      ready.push(dirty);
      this.#dirty.delete(key);
    }
    if (this.#dirty.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    if (ready.length === 0) return;
    const deep = ready.filter((dirty) => dirty.deep);
    const covered = (dirty: Dirty): boolean =>
      deep.some((other) => other !== dirty && isInside(other.path, dirty.path));
    this.#emit(
      ready.length > MOST_DIRECTORIES
        ? null
        : ready.filter((dirty) => !covered(dirty)).map((dirty) => ({ path: dirty.path, deep: dirty.deep })),
    );
  }

  /** When the first of the directories that still change changed last; infinite if all are quiet. */
  #firstRestless(now: number): number {
    let first = Infinity;
    for (const { last } of this.#dirty.values())
      if (now - last < this.#quietMilliseconds) first = Math.min(first, last);
    return first;
  }
}
