/** Picks the query image out of a drop or paste, and rejects what can't be one. Page. */
import { LIMITS } from '../../shared/limits.ts';
import { formatBytes } from '../i18n/format.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** The outcome of a drop or paste: an image to search by, or why there is none. */
export type QueryImageChoice = { readonly file: File } | { readonly refusal: string };

/**
 * The only image among dropped or pasted files. Several images are rejected, since any choice between them would be a
 * guess.
 * @returns null when there are no files
 */
export function imageOf(files: readonly File[]): QueryImageChoice | null {
  const [first] = files;
  if (!first) return null;
  const images = files.filter(({ type }) => type.startsWith('image/'));
  const [only = first] = images;
  if (images.length > 1 || (images.length === 0 && files.length > 1)) {
    return { refusal: messages.search.tooManyFiles(files.length) };
  }
  const refusal = refusalOf(only);
  return refusal === null ? { file: only } : { refusal };
}

/** The name of a folder among dropped items, or null. Call it during the event: the items are gone afterwards. */
export function droppedFolderName(
  items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry'>> | undefined,
): string | null {
  for (const item of items ?? []) {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return entry.name;
  }
  return null;
}

/** Why a file can't be a query image, or null when it can. The host checks the contents as well. */
export function refusalOf(file: Pick<File, 'name' | 'type' | 'size'>): string | null {
  if (file.type !== '' && !file.type.startsWith('image/')) return messages.search.notAnImage(file.name);
  if (file.size === 0) return messages.search.emptyImage(file.name);
  if (file.size > LIMITS.queryImageBytes) {
    return messages.search.imageTooLarge(formatBytes(file.size), formatBytes(LIMITS.queryImageBytes));
  }
  return null;
}
