/**
 * Whether a folder is there with the photos it had. A folder that is missing, empty where it had photos, on another
 * device or unreadable is unavailable: nothing of it is removed. Engine process.
 */
import { lstat, readdir, stat } from 'node:fs/promises';
import { reasonText } from '../../../shared/reasons.ts';
import type { FolderRow } from '../store/folders.ts';
import type { Store } from '../store/store.ts';
import { errorCode, isGone } from './fs-errors.ts';
import { isIgnoredName } from './ignored-names.ts';
import { asBuffer, showPath } from './path-bytes.ts';

/** Photos that are looked for when a folder is on another device than before. */
const SAMPLE = 100;

export type FolderCheck =
  | { readonly available: true; readonly device: bigint }
  | { readonly available: false; readonly reason: string };

/**
 * Checks the folder and stores the result: its device, or why it is unavailable. When it has come back, files of it
 * that could not be read are pending again. Never rejects.
 */
export async function checkFolder(store: Store, folder: FolderRow): Promise<FolderCheck> {
  const check = await look(store, folder).catch((error: unknown) => unavailable(whyUnreadable(error)));
  if (check.available) {
    store.transaction(() => {
      store.folders.setAvailable(folder.id, String(check.device));
      // A disk that is pulled out while it is read can look like one with bad sectors.
      if (folder.unavailableReason !== null) store.outcomes.retryUnreadable(folder.id);
    });
  } else if (check.reason !== folder.unavailableReason) store.folders.setUnavailable(folder.id, check.reason);
  return check;
}

async function look(store: Store, folder: FolderRow): Promise<FolderCheck> {
  const path = asBuffer(folder.path);
  const root = await stat(path, { bigint: true });
  if (!root.isDirectory()) return unavailable(reasonText('folderIsFile', showPath(path)));
  const names = await readdir(path, { encoding: 'buffer' });
  const photos = store.photos.countIn(folder.id);
  if (photos > 0 && !names.some((name) => !isIgnoredName(name))) {
    return unavailable(reasonText('folderEmptied', photos));
  }
  // Device numbers of some mounts change at every start of the system, so a new one alone says nothing.
  if (folder.device !== null && folder.device !== String(root.dev) && !(await mostExist(store, folder))) {
    return unavailable(reasonText('otherDisk'));
  }
  return { available: true, device: root.dev };
}

async function mostExist(store: Store, folder: FolderRow): Promise<boolean> {
  const paths = store.scans.sample(folder.id, SAMPLE);
  let missing = 0;
  for (const path of paths) {
    await lstat(asBuffer(path)).catch(() => missing++);
  }
  return missing * 2 <= paths.length;
}

function unavailable(reason: string): FolderCheck {
  return { available: false, reason };
}

function whyUnreadable(error: unknown): string {
  if (isGone(error)) return reasonText('folderGone');
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return reasonText('folderForbidden');
  return reasonText('folderUnreadable', code || String(error));
}
