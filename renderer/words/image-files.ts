/** Picks the query image from a drop or paste, and rejects what cannot be one. Page. */
import { LIMITS } from '../../shared/limits.ts';
import { formatBytes } from '../i18n/format.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** What a drop or a paste asks for: an image to search by, or why there is none. */
export type BroughtImage = { readonly file: File } | { readonly refusal: string };

/**
 * The one image among the files of a drop or paste. Several images are rejected rather than guessed between:
 * dropping thousands of files does not mean the first one.
 * @returns null when nothing was brought
 */
export function imageOf(files: readonly File[]): BroughtImage | null {
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

/** The name of a folder among what a browser was given; null when there is none. Read it while the event lasts. */
export function folderAmong(
  items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry'>> | undefined,
): string | null {
  for (const item of items ?? []) {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return entry.name;
  }
  return null;
}

/** Why a file cannot be a query image, or null when it can. The host checks its contents again. */
export function refusalOf(file: Pick<File, 'name' | 'type' | 'size'>): string | null {
  if (file.type !== '' && !file.type.startsWith('image/')) return messages.search.notAnImage(file.name);
  if (file.size === 0) return messages.search.emptyImage(file.name);
  if (file.size > LIMITS.queryImageBytes) {
    return messages.search.imageTooLarge(formatBytes(file.size), formatBytes(LIMITS.queryImageBytes));
  }
  return null;
}
