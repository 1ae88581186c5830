/**
 * Keeps thumbnails within the space that the user allows, deleting those that nobody has seen for longest. What the
 * library knows of their colours stays. Runs in the engine process.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { log } from '../log/log.ts';
import { dataDirBytes } from '../files/disk-use.ts';
import { FULL_THUMBNAILS, removeFiles } from '../files/thumbnail-files.ts';

/** Bytes of thumbnails unless the user chooses otherwise. */
export const DEFAULT_THUMBNAIL_BYTES = 20_000_000_000;
/** When there are too many, they are reduced to this share of the space, so that this is rarely done. */
const TARGET_SHARE = 0.9;
const LOOK_EVERY = 3_600_000;
const MINUTE = 60_000;
const CONCURRENT_LOOKS = 32;

interface Found {
  readonly file: string;
  readonly bytes: number;
  /** Minute in which it was made or last seen. */
  readonly minute: number;
}

/**
 * Deletes the thumbnails that were not seen for longest, if all together take more than `limit` bytes. Ignores 1:1
 * thumbnails, which have a limit of their own.
 * @param directory a data directory's `thumbnails`.
 * @returns bytes that were freed.
 */
export async function reduceThumbnails(
  directory: string,
  limit: number,
  signal: AbortSignal,
): Promise<number> {
  // An estimate that takes a fraction of a second, before looking at up to millions of files.
  if ((await dataDirBytes(directory)) <= limit * TARGET_SHARE) return 0;
  const byMinute = new Map<number, number>();
  let total = 0;
  for await (const { bytes, minute } of filesIn(directory, signal)) {
    total += bytes;
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + bytes);
  }
  if (total <= limit) return 0;
  const wanted = total - limit * TARGET_SHARE;
  let cutoff = -Infinity;
  let before = 0;
  for (const [minute, bytes] of [...byMinute].sort(([one], [other]) => one - other)) {
    cutoff = minute;
    if (before + bytes >= wanted) break;
    before += bytes;
  }
  let fromCutoff = wanted - before;
  let freed = 0;
  for await (const { file, bytes, minute } of filesIn(directory, signal)) {
    if (minute > cutoff || (minute === cutoff && fromCutoff <= 0)) continue;
    if (minute === cutoff) fromCutoff -= bytes;
    await removeFiles([file]);
    freed += bytes;
  }
  return freed;
}

async function* filesIn(directory: string, signal: AbortSignal): AsyncGenerator<Found, void> {
  for (const shard of await readdir(directory, { withFileTypes: true })) {
    if (!shard.isDirectory() || shard.name === FULL_THUMBNAILS) continue;
    const names = await readdir(path.join(directory, shard.name));
    for (let from = 0; from < names.length; from += CONCURRENT_LOOKS) {
      if (signal.aborted) return;
      const some = names.slice(from, from + CONCURRENT_LOOKS).map(async (name) => {
        const file = path.join(directory, shard.name, name);
        const found = await stat(file).catch(() => null);
        return found ? [{ file, bytes: found.size, minute: Math.floor(found.mtimeMs / MINUTE) }] : [];
      });
      yield* (await Promise.all(some)).flat();
      await nextTurn();
    }
  }
}

export class ThumbnailSpace {
  readonly #directory: string;
  readonly #closing: AbortSignal;
  #limit: number;
  #looking = false;
  #again = false;

  /** Looks every hour until `closing` is aborted. */
  constructor(directory: string, limit: number, closing: AbortSignal) {
    this.#directory = directory;
    this.#limit = limit;
    this.#closing = closing;
    const timer = setInterval(() => this.look(), LOOK_EVERY);
    timer.unref();
    closing.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  setLimit(bytes: number): void {
    if (bytes === this.#limit) return;
    this.#limit = bytes;
    this.look();
  }

  /** There may be more thumbnails than before: deletes what is too much, in the background. */
  look(): void {
    this.#again = true;
    if (!this.#looking) void this.#lookWhileAsked();
  }

  async #lookWhileAsked(): Promise<void> {
    this.#looking = true;
    while (this.#again && !this.#closing.aborted) {
      this.#again = false;
      await reduceThumbnails(this.#directory, this.#limit, this.#closing).catch((error: unknown) =>
        log.warn('the space of thumbnails could not be limited', error),
      );
    }
    this.#looking = false;
  }
}
