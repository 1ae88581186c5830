/**
 * Compares folders on disk with the store: new and changed files become pending, renamed ones keep their vectors, and
 * vanished ones leave, but only where the listing is complete. Does not read file contents. Runs in the engine
 * process.
 */
import { isReadByNow } from '../files/formats.ts';
import { lstat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { log } from '../log/log.ts';
import { concernsOneRow, notStored } from '../store/sqlite-errors.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { FolderRow } from '../store/folders.ts';
import type { KnownFile, ScannedFile } from '../store/scan-records.ts';
import type { Store } from '../store/store.ts';
import { checkFolder } from './check-folder.ts';
import { removeThumbnails } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { isGone } from '../files/fs-errors.ts';
import { isIgnoredBelow } from '../files/ignored-names.ts';
import { IdSet } from '../work/id-set.ts';
import { asBuffer, dirName, isInside, rangeBelow, showPath, toPathBytes } from '../files/path-bytes.ts';
import { removeGone } from './remove.ts';
import { FolderScan, type Unlisted } from './scan.ts';

const PAGE = 5_000;

/** A directory in a folder. Unless `deep`, subdirectories with known photos are assumed unchanged. */
export interface DirectoryTarget {
  readonly path: PathBytes;
  readonly deep: boolean;
}

/** What to compare: a whole folder, or some of its directories (after a watched change). */
export interface ReconcileTarget {
  readonly folderId: number;
  readonly directories?: readonly DirectoryTarget[];
  /**
   * Leaves files modified within this many milliseconds for later (`unsettled`): they may still be being written.
   * For watched changes; a requested scan takes files as they are.
   */
  readonly settleMilliseconds?: number;
}

export interface ReconcileOptions {
  readonly store: Store;
  readonly dataDir: DataDirLayout;
  readonly signal?: AbortSignal;
  /** Files seen so far; called after each batch, when there may be new pending photos. */
  readonly onProgress?: (progress: {
    found: number;
    skipped: number;
    added: number;
    changed: number;
  }) => void;
  /** Files changed; their old thumbnails have been deleted. */
  readonly onChanged?: (photoIds: readonly number[]) => void;
  readonly onRemoved?: (photoIds: readonly number[]) => void;
  /** A directory of this folder that could not be listed before now was, or is gone. */
  readonly onRelisted?: (folderId: number) => void;
  /** New photos regained the tags, marks and albums a person had given them before they left. */
  readonly onReturned?: () => void;
}

export interface ReconcileResult {
  /** Files seen, including skipped ones. */
  found: number;
  added: number;
  changed: number;
  moved: number;
  removed: number;
  unchanged: number;
  /** How many of the added and changed files the scan skipped. */
  skipped: number;
  readonly unavailable: { folderId: number; path: string; reason: string }[];
  /** What could not be listed; nothing below it was removed. */
  readonly unlisted: { path: string; reason: string }[];
  /** Directories with files still being written: scan them again soon. */
  readonly unsettled: { readonly folderId: number; readonly directory: PathBytes }[];
}

interface ScannedTarget {
  readonly folder: FolderRow;
  readonly scanned: readonly { readonly directory: PathBytes; readonly left: readonly PathBytes[] }[];
  readonly whole: boolean;
  readonly unlisted: readonly Unlisted[];
}

/**
 * Brings the store up to date with the disk. Lists all targets before it removes anything, so that a file moved from
 * one folder to another keeps its vectors. Only one may run at a time.
 * @throws SightlineError `cancelled` (what was found so far is stored, nothing is removed) or an error of the store.
 */
export async function reconcile(
  targets: readonly ReconcileTarget[],
  options: ReconcileOptions,
): Promise<ReconcileResult> {
  return new Reconciliation(options).run(targets);
}

class Reconciliation {
  readonly #options: ReconcileOptions;
  readonly #seen = new IdSet();
  readonly #result: ReconcileResult = {
    found: 0,
    added: 0,
    changed: 0,
    moved: 0,
    removed: 0,
    unchanged: 0,
    skipped: 0,
    unavailable: [],
    unlisted: [],
    unsettled: [],
  };

  constructor(options: ReconcileOptions) {
    this.#options = options;
  }

  async run(targets: readonly ReconcileTarget[]): Promise<ReconcileResult> {
    const scanned: ScannedTarget[] = [];
    for (const target of targets) {
      const folder = this.#options.store.folders.get(target.folderId);
      if (folder && (await this.#isAvailable(folder))) {
        const found = await this.#scan(folder, target);
        if (found) scanned.push(found);
      }
    }
    for (const target of scanned) await this.#removeVanished(target);
    return this.#result;
  }

  async #isAvailable(folder: FolderRow): Promise<boolean> {
    const check = await checkFolder(this.#options.store, folder);
    if (check.available) return true;
    const { id: folderId, path } = folder;
    this.#result.unavailable.push({ folderId, path: showPath(path), reason: check.reason });
    return false;
  }

  /**
   * Whether the folder still belongs to the library. During a scan it may be removed, or absorbed by another folder,
   * whose own scan finds its photos: then nothing may be stored or reported under its id.
   */
  #isListed(folder: FolderRow): boolean {
    return this.#options.store.folders.get(folder.id) !== undefined;
  }

  /** Null when the folder left the library meanwhile. */
  async #scan(folder: FolderRow, target: ReconcileTarget): Promise<ScannedTarget | null> {
    const { settleMilliseconds = 0 } = target;
    const unlisted: Unlisted[] = [];
    const scanned: { directory: PathBytes; left: readonly PathBytes[] }[] = [];
    for (const directory of target.directories ?? [{ path: folder.path, deep: true }]) {
      if (!isListedBelow(folder.path, directory.path)) continue;
      const scan = this.#createScan(folder, directory);
      for await (const files of scan.files()) {
        if (!(await this.#store(folder, files, unlisted, settleMilliseconds))) return null;
      }
      if (scan.needsFullScan) return this.#scan(folder, { folderId: folder.id, settleMilliseconds });
      unlisted.push(...scan.unlisted);
      scanned.push({ directory: directory.path, left: scan.left });
    }
    for (const { path, reason } of unlisted) this.#result.unlisted.push({ path: showPath(path), reason });
    return { folder, scanned, whole: target.directories === undefined, unlisted };
  }

  #createScan(folder: FolderRow, { path, deep }: DirectoryTarget): FolderScan {
    const { store, dataDir, signal } = this.#options;
    return new FolderScan({
      root: folder.path,
      directory: path,
      ...(deep ? {} : { descend: (below: PathBytes) => !store.scans.knows(below) }),
      libraryRoots: store.folders.list().map((row) => row.path),
      ignoredDirectories: [toPathBytes(dataDir.root)],
      ...(signal === undefined ? {} : { signal }),
      knownAs: (file) => {
        const known = knownOrNull(store, file);
        if (known?.size !== file.size || known.mtimeUs !== file.mtimeUs) return null;
        return known.skippedByScan === 1 ? 'skipped' : 'photo';
      },
      // An empty directory that had photos from another device is the mount point of an unmounted disk.
      isMissingMount: (empty) => store.scans.anyBelow(empty, true),
    });
  }

  /**
   * Stores one batch: first finds renames, which takes file system calls, then runs one transaction.
   * @returns false when the folder left the library meanwhile; then nothing is stored.
   */
  async #store(
    folder: FolderRow,
    files: readonly ScannedFile[],
    unlisted: Unlisted[],
    settleMilliseconds: number,
  ): Promise<boolean> {
    const { store, onProgress } = this.#options;
    const device = store.folders.get(folder.id)?.device ?? '';
    const mayReturn = store.departed.anyByPlace();
    let returned = false;
    const work: { file: ScannedFile; step: () => void }[] = [];
    const staleThumbnails: number[] = [];
    const insert = (file: ScannedFile): void => {
      const id = store.scans.insert(folder.id, file);
      this.#seen.add(id);
      this.#result.added++;
      if (file.skip !== null) this.#result.skipped++;
      if (mayReturn && file.skip === null && store.departed.giveBackByPlace(id, file)) returned = true;
    };
    // The photo found earlier may have left with another folder since: then the file is new.
    const move = (id: number, file: ScannedFile): boolean => {
      const moved = store.scans.move(id, folder.id, file.path);
      if (!moved) insert(file);
      return moved;
    };
    // Says nothing about the other files, and the file itself stays as it was.
    const refused = ({ path }: ScannedFile, error: unknown): void => {
      if (!concernsOneRow(error)) throw error;
      log.warn('a scanned file could not be recorded', error);
      unlisted.push({ path, reason: notStored(error) });
    };
    const find = (file: ScannedFile): KnownFile | undefined | null => {
      try {
        return store.scans.find(file);
      } catch (error) {
        refused(file, error);
        return null;
      }
    };
    for (const file of files) {
      const later = (step: () => void): void => void work.push({ file, step });
      const known = find(file);
      if (known === null) continue;
      if (known) this.#seen.add(known.id);
      if (file.skip !== null && store.scans.anyBelow(file.path)) {
        // A symlink to a directory on an unmounted disk dangles.
        unlisted.push({ path: file.path, reason: file.skip });
      } else if (known && isUnchanged(known, file)) {
        this.#result.unchanged++;
        if (known.folderId !== folder.id) later(() => void move(known.id, file));
        if (!known.sameInode) later(() => store.scans.setInode(known.id, file.inode));
      } else if (Math.abs(Date.now() - file.mtimeUs / 1000) < settleMilliseconds) {
        this.#result.unsettled.push({ folderId: folder.id, directory: dirName(file.path) });
      } else if (known) {
        staleThumbnails.push(known.id);
        later(() => {
          store.departed.note([known.id]);
          if (!store.scans.change(known.id, folder.id, file)) return insert(file);
          this.#result.changed++;
          if (file.skip !== null) this.#result.skipped++;
        });
      } else {
        const movedId = file.skip === null ? await this.#findMoved(file, device) : null;
        if (movedId !== null) this.#seen.add(movedId);
        later(() => {
          if (movedId === null) insert(file);
          else if (move(movedId, file)) this.#result.moved++;
        });
      }
    }
    // Nothing can run between this and the transaction.
    if (!this.#isListed(folder)) return false;
    const staleContents = store.pictures.contents(staleThumbnails);
    if (work.length > 0) {
      store.transaction(() => {
        for (const { file, step } of work) {
          try {
            store.attempt(step);
          } catch (error) {
            refused(file, error);
          }
        }
      });
    }
    if (returned) this.#options.onReturned?.();
    this.#result.found += files.length;
    const { found, skipped, added, changed } = this.#result;
    onProgress?.({ found, skipped, added, changed });
    await removeThumbnails(this.#options.dataDir.thumbnails, store.pictures.unused(staleContents));
    if (staleThumbnails.length > 0) this.#options.onChanged?.(staleThumbnails);
    return true;
  }

  /** Id of the stored photo that was renamed to this file: same inode, and nothing left at its old path. */
  async #findMoved(file: ScannedFile, device: string): Promise<number | null> {
    for (const candidate of this.#options.store.scans.moveCandidates(file, device)) {
      if (this.#seen.has(candidate.id)) continue;
      const gone = await lstat(asBuffer(candidate.path)).then(() => false, isGone);
      if (gone) return candidate.id;
    }
    return null;
  }

  async #removeVanished({ folder, scanned, whole, unlisted }: ScannedTarget): Promise<void> {
    const { store } = this.#options;
    // Check again: a disk unplugged during the scan looks like a folder whose files are gone.
    if (!this.#isListed(folder) || !(await this.#isAvailable(folder)) || !this.#isListed(folder)) return;
    if (store.unlisted.record(folder.id, scanned, unlisted) > 0) this.#options.onRelisted?.(folder.id);
    for (const { directory, left } of scanned) {
      for (const gap of gaps(directory, left)) {
        let { from } = gap;
        for (;;) {
          if (!this.#isListed(folder)) return;
          const rows = store.scans.between(folder.id, from, gap.to, PAGE);
          const last = rows.at(-1);
          if (!last) break;
          from = Buffer.concat([last.path, Buffer.of(0)]);
          const vanished = rows.filter(
            ({ id, path }) => !this.#seen.has(id) && !unlisted.some((entry) => isInside(entry.path, path)),
          );
          await removeGone(
            vanished.map(({ id }) => id),
            this.#options,
          );
          this.#result.removed += vanished.length;
          await nextTurn();
        }
      }
    }
    if (whole) store.folders.setScanned(folder.id, Date.now());
  }
}

/** The ranges of paths below a directory that a scan listed, leaving gaps for the directories that it skipped. */
function gaps(directory: PathBytes, left: readonly PathBytes[]): { from: PathBytes; to: PathBytes }[] {
  const whole = rangeBelow(directory);
  const ranges = left.map(rangeBelow).sort((a, b) => Buffer.compare(a.from, b.from));
  const starts = [whole.from, ...ranges.map(({ to }) => to)];
  const ends = [...ranges.map(({ from }) => from), whole.to];
  return starts.map((from, index) => ({ from, to: ends[index] ?? whole.to }));
}

/** Whether a scan of the folder reaches this directory. */
function isListedBelow(root: PathBytes, directory: PathBytes): boolean {
  return isInside(root, directory) && !isIgnoredBelow(root, directory);
}

/** Whether a known file needs no work; one that failed is not read again until it changes. */
function isUnchanged(known: KnownFile, file: ScannedFile): boolean {
  if (known.size !== file.size || known.mtimeUs !== file.mtimeUs) return false;
  if (file.skip !== null) return known.skippedByScan === 1 && known.reason === file.skip;
  return known.skippedByScan === 0 && !isReadByNow(known.reason);
}

/** The row of a file; null if there is none, or none that can be read, which is reported when the file is stored. */
function knownOrNull(store: Store, file: ScannedFile): KnownFile | null {
  try {
    return store.scans.find(file) ?? null;
  } catch (error) {
    if (!concernsOneRow(error)) throw error;
    return null;
  }
}
