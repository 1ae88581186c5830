/** The reason, for a person, why a folder could not be listed. Runs in the engine process. */
import { reasonText } from '../../../shared/reasons.ts';
import { errorCode, isGone } from '../files/fs-errors.ts';

/** @param error of the file system, from looking at the folder or listing it. */
export function whyUnreadable(error: unknown): string {
  if (isGone(error)) return reasonText('folderGone');
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return reasonText('folderForbidden');
  if (code === 'ENAMETOOLONG') return reasonText('pathTooLong');
  return reasonText('folderUnreadable', code || String(error));
}
