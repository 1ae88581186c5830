/**
 * Checks that a folder still exists and holds the photos it had. A folder that is missing, unreadable, unresponsive,
 * on another device, or empty where it had photos is unavailable: none of its photos are removed. Runs in the engine
 * process.
 */
import { lstat, opendir, stat } from 'node:fs/promises';
import { reasonText } from '../../../shared/reasons.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { isIgnoredName } from '../files/ignored-names.ts';
import { asBuffer, showPath } from '../files/path-bytes.ts';
import { whyUnreadable } from './why-unreadable.ts';

/** How many photos to look for when a folder's device has changed. */
const SAMPLE = 100;
/** A folder that does not answer for this long is unavailable: a call to a network drive may block for ever. */
const SILENCE_MILLISECONDS = 10_000;

export type FolderCheck =
  | { readonly available: true; readonly device: bigint }
  | { readonly available: false; readonly reason: string };

/**
 * Checks the folder and stores the result: its device, or why it is unavailable. When a folder comes back, its
 * unreadable files become pending again. Never rejects.
 */
export async function checkFolder(store: Store, folder: FolderRow): Promise<FolderCheck> {
  const check = await lookOrGiveUp(store, folder);
  if (check.available) {
    store.transaction(() => {
      store.folders.setAvailable(folder.id, String(check.device));
      // A disk unplugged during a read can look like one with bad sectors.
      if (folder.unavailableReason !== null) store.outcomes.retryUnreadable(folder.id);
    });
  } else if (check.reason !== folder.unavailableReason) store.folders.setUnavailable(folder.id, check.reason);
  return check;
}

/** Why a folder is unavailable now; null if it is there. Stores nothing, so readers may call it. Never rejects. */
export async function whyUnavailable(store: Store, folder: FolderRow): Promise<string | null> {
  const check = await lookOrGiveUp(store, folder);
  return check.available ? null : check.reason;
}

/** Checks a folder only if it is held unavailable. @returns whether it is there again. */
export async function isBack(store: Store, folderId: number): Promise<boolean> {
  const folder = store.folders.get(folderId);
  if (!folder || folder.unavailableReason === null) return false;
  return (await checkFolder(store, folder)).available;
}

/**
 * Checks in flight, by folder. A check that waits for a drive occupies one of the few threads of the pool, so never
 * start a second one for the same folder.
 */
const looking = new WeakMap<Store, Map<number, Promise<FolderCheck>>>();

async function lookOrGiveUp(store: Store, folder: FolderRow): Promise<FolderCheck> {
  const looks = looking.get(store) ?? new Map<number, Promise<FolderCheck>>();
  looking.set(store, looks);
  let giveUp: (check: FolderCheck) => void;
  const givenUp = new Promise<FolderCheck>((resolve) => (giveUp = resolve));
  const timer = setTimeout(() => giveUp(unavailable(reasonText('folderSilent'))), SILENCE_MILLISECONDS);
  let out = looks.get(folder.id);
  if (!out) {
    out = look(store, folder, () => timer.refresh())
      .catch((error: unknown) => unavailable(whyUnreadable(error)))
      .finally(() => looks.delete(folder.id));
    looks.set(folder.id, out);
  }
  return Promise.race([out, givenUp]).finally(() => clearTimeout(timer));
}

/** @param onAnswer called each time the file system answers, before the next question. */
async function look(store: Store, folder: FolderRow, onAnswer: () => void): Promise<FolderCheck> {
  const path = asBuffer(folder.path);
  const root = await stat(path, { bigint: true });
  onAnswer();
  if (!root.isDirectory()) return unavailable(reasonText('folderIsFile', showPath(path)));
  const empty = await isEmpty(path, onAnswer);
  const photos = store.photos.countIn(folder.id);
  if (photos > 0 && empty) return unavailable(reasonText('folderEmptied', photos));
  // Some mounts get a new device number at every boot, so a changed number alone proves nothing.
  const moved = folder.device !== null && folder.device !== String(root.dev);
  if (moved && !(await mostExist(store, folder, onAnswer))) return unavailable(reasonText('otherDisk'));
  return { available: true, device: root.dev };
}

/** Whether it holds only entries that scans ignore. Stops at the first other entry: there may be a million files. */
async function isEmpty(path: Buffer, onAnswer: () => void): Promise<boolean> {
  // latin1 maps every byte of a name to a character, valid UTF-8 or not.
  for await (const { name } of await opendir(path, { encoding: 'latin1' })) {
    onAnswer();
    if (!isIgnoredName(Buffer.from(name, 'latin1'))) return false;
  }
  return true;
}

async function mostExist(store: Store, folder: FolderRow, onAnswer: () => void): Promise<boolean> {
  const paths = store.scans.sample(folder.id, SAMPLE);
  let missing = 0;
  for (const path of paths) {
    await lstat(asBuffer(path)).catch(() => missing++);
    onAnswer();
  }
  return missing * 2 <= paths.length;
}

function unavailable(reason: string): FolderCheck {
  return { available: false, reason };
}
