/**
 * Lists the files of a folder, by bytes (names need not be UTF-8), and looks only into new ones whose name is not a photo's. Visits real directories
 * before symlinks, so that a file inside the folder keeps its own path. Runs in the engine process.
 */
import type { BigIntStats, Dirent } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';
import {
  formatOfFile,
  formatOfName,
  hasNoEnding,
  notSupportedYet,
  type FileFormat,
} from '../files/formats.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ScannedFile } from '../store/scan-records.ts';
import { isGone } from '../files/fs-errors.ts';
import { isIgnoredName } from '../files/ignored-names.ts';
import { asBuffer, baseName, joinPath } from '../files/path-bytes.ts';
import { modifiedAt, sizeOf } from './file-numbers.ts';
import { whyUnreadable } from './why-unreadable.ts';
import { identityOf, resolveSymlink, type SymlinkContext } from './scan-symlinks.ts';

/** Number of stat calls to run at once. */
const CONCURRENT_STATS = 32;
const BATCH_FILES = 512;
/** Enough to recognise every format but SVG. */
const HEAD_BYTES = 64;

export interface ScanOptions {
  /** The folder, as a real path. */
  readonly root: PathBytes;
  /** Scan only this directory and below; defaults to the root. */
  readonly directory?: PathBytes;
  /** All folders of the library (real paths): symlinks into them are not followed. */
  readonly libraryRoots: readonly PathBytes[];
  /** Directories to skip wherever they occur: the data directory. */
  readonly ignoredDirectories: readonly PathBytes[];
  /**
   * Called for each directory below the scanned one; when it returns false, the directory is skipped and added to
   * `left`.
   */
  readonly descend?: (directory: PathBytes) => boolean;
  /** Whether an empty directory is the mount point of an unmounted disk. */
  readonly isMissingMount?: (directory: PathBytes) => boolean;
  /**
   * What the library knows of a file that has not changed: that it is read as a photo, or skipped for its format. Then
   * nobody looks into it again.
   */
  readonly knownAs?: (file: ScannedFile) => 'photo' | 'skipped' | null;
  readonly signal?: AbortSignal;
}

/** A path whose contents could not be listed: what the library knows below it stays. */
export interface Unlisted {
  readonly path: PathBytes;
  readonly reason: string;
}

export class FolderScan {
  /** Filled while the scan runs. */
  readonly unlisted: Unlisted[] = [];
  /** Directories that `descend` skipped. */
  readonly left: PathBytes[] = [];
  /**
   * Set when a partial scan met a symlink to follow: only a scan of the whole folder can tell whether another one
   * leads to the same place.
   */
  needsFullScan = false;
  readonly #options: ScanOptions;
  readonly #context: SymlinkContext;
  readonly #ignored = new Set<string>();
  #batch: ScannedFile[] = [];
  #device = 0n;

  constructor(options: ScanOptions) {
    this.#options = options;
    this.#context = {
      root: options.root,
      libraryRoots: options.libraryRoots,
      rootIdentities: new Map(),
      visited: new Map(),
    };
  }

  /**
   * The files in batches, directory by directory.
   * @throws SightlineError `cancelled` when the signal fires.
   */
  async *files(): AsyncGenerator<ScannedFile[]> {
    const { root, directory = root } = this.#options;
    const partial = directory.length !== root.length;
    this.#device = (await stat(asBuffer(root), { bigint: true })).dev;
    await this.#recordIdentities();
    const symlinks: PathBytes[] = [];
    yield* this.#walk(directory, symlinks);
    // Grows while directories behind symlinks are walked.
    for (const path of symlinks) {
      this.#stopIfCancelled();
      const target = await resolveSymlink(path, this.#context);
      if (target.kind === 'ignored') continue;
      if (target.kind === 'unreadable') this.unlisted.push({ path, reason: target.reason });
      else if (target.kind === 'skipped') this.#add(path, target.stats, target.reason);
      else if (partial) this.needsFullScan = true;
      else if (target.kind === 'file') await this.#addFile(path, baseName(target.realPath), target.stats);
      else yield* this.#walk(path, symlinks);
      if (this.#batch.length >= BATCH_FILES) yield this.#takeBatch();
    }
    if (this.#batch.length > 0) yield this.#takeBatch();
  }

  async #recordIdentities(): Promise<void> {
    for (const path of this.#options.ignoredDirectories) {
      const found = await stat(asBuffer(path), { bigint: true }).catch(() => null);
      if (found) this.#ignored.add(identityOf(found));
    }
    for (const path of this.#options.libraryRoots) {
      const found = await stat(asBuffer(path), { bigint: true }).catch(() => null);
      if (found) this.#context.rootIdentities.set(identityOf(found), path);
    }
  }

  /** Walks real directories only; collects symlinks for later. */
  async *#walk(start: PathBytes, symlinks: PathBytes[]): AsyncGenerator<ScannedFile[]> {
    const stack: PathBytes[] = [start];
    for (let directory = stack.pop(); directory !== undefined; directory = stack.pop()) {
      this.#stopIfCancelled();
      const entries = await this.#list(directory, start);
      const files: Buffer[] = [];
      const directories: Buffer[] = [];
      for (const entry of entries) {
        if (isIgnoredName(entry.name)) continue;
        const path = joinPath(directory, entry.name);
        const kind = await this.#kindOf(entry, path);
        if (kind === 'directory') directories.push(path);
        else if (kind === 'symlink') symlinks.push(path);
        else if (kind === 'file' && (formatOfName(entry.name) !== null || hasNoEnding(entry.name))) {
          files.push(path);
        }
      }
      // The last one pushed is walked next.
      for (const path of directories.reverse()) {
        if (this.#options.descend?.(path) ?? true) stack.push(path);
        else this.left.push(path);
      }
      for (let from = 0; from < files.length; from += CONCURRENT_STATS) {
        await Promise.all(
          files.slice(from, from + CONCURRENT_STATS).map((path) => this.#stat(path, directory)),
        );
        if (this.#batch.length >= BATCH_FILES) {
          this.#stopIfCancelled();
          yield this.#takeBatch();
        }
      }
    }
  }

  async #list(directory: PathBytes, start: PathBytes): Promise<Dirent<Buffer>[]> {
    const path = asBuffer(directory);
    try {
      const identity = identityOf(await stat(path, { bigint: true }));
      if (this.#ignored.has(identity)) return [];
      if (directory !== start && this.#context.rootIdentities.has(identity)) return [];
      this.#context.visited.set(identity, directory);
      const entries = await readdir(path, { encoding: 'buffer', withFileTypes: true });
      if (entries.length === 0 && this.#options.isMissingMount?.(directory)) {
        this.unlisted.push({
          path: directory,
          reason: reasonText('folderMountMissing'),
        });
      }
      return entries;
    } catch (error) {
      // It may have vanished since its parent was listed.
      if (!isGone(error)) this.#unlisted(directory, error);
      return [];
    }
  }

  async #kindOf(entry: Dirent<Buffer>, path: Buffer): Promise<'file' | 'directory' | 'symlink' | null> {
    if (entry.isDirectory()) return 'directory';
    if (entry.isSymbolicLink()) return 'symlink';
    if (entry.isFile()) return 'file';
    if (entry.isFIFO() || entry.isSocket() || entry.isBlockDevice() || entry.isCharacterDevice())
      return 'file';
    // Some file systems omit the type from the listing.
    const found = await lstat(path).catch(() => null);
    if (!found) return null;
    return found.isDirectory() ? 'directory' : found.isSymbolicLink() ? 'symlink' : 'file';
  }

  async #stat(path: PathBytes, directory: PathBytes): Promise<void> {
    try {
      await this.#addFile(path, baseName(path), await lstat(asBuffer(path), { bigint: true }));
    } catch (error) {
      // A directory that can be listed but not entered reveals nothing about its files.
      if (!isGone(error)) this.#unlisted(directory, error);
    }
  }

  async #addFile(path: PathBytes, name: Uint8Array, stats: BigIntStats): Promise<void> {
    const named = formatOfName(baseName(path)) ?? formatOfName(name);
    if (!stats.isFile()) {
      if (named !== null) this.#add(path, stats, reasonText('notRegular'));
      return;
    }
    const known =
      named?.kind === 'photo' ? 'photo' : this.#options.knownAs?.(this.#describe(path, stats, null));
    if (known === 'photo') return this.#add(path, stats, null);
    const format = known === 'skipped' ? named : await this.#look(path, named);
    if (format !== null) {
      this.#add(path, stats, format.kind === 'unsupported' ? notSupportedYet(format.label) : null);
    }
  }

  /** The contents decide about a file whose name is not a photo's: a JPEG may be named `.HEIC`, or have no ending. */
  async #look(path: PathBytes, named: FileFormat | null): Promise<FileFormat | null> {
    const head = await readHead(path);
    if (head === null) return named;
    const format = formatOfFile(baseName(path), head) ?? named;
    // Other files without an ending are none of our business, even films.
    return named === null && format?.kind !== 'photo' ? null : format;
  }

  #add(path: PathBytes, stats: BigIntStats, skip: string | null): void {
    this.#batch.push(this.#describe(path, stats, skip));
  }

  #describe(path: PathBytes, stats: BigIntStats, skip: string | null): ScannedFile {
    return {
      path,
      size: sizeOf(stats),
      mtimeUs: modifiedAt(stats),
      inode: stats.dev === this.#device && stats.ino !== 0n ? stats.ino : null,
      skip,
    };
  }

  #takeBatch(): ScannedFile[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  #unlisted(path: PathBytes, error: unknown): void {
    const known = this.unlisted.at(-1);
    if (known?.path === path) return;
    this.unlisted.push({ path, reason: whyUnreadable(error) });
  }

  #stopIfCancelled(): void {
    if (this.#options.signal?.aborted) throw new SightlineError('cancelled', 'the scan was cancelled');
  }
}

/** The first bytes of a regular file; null if they can't be read. */
async function readHead(path: PathBytes): Promise<Buffer | null> {
  const file = await open(asBuffer(path), 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await file.close().catch(() => undefined);
  }
}
