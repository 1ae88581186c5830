/** Picks the query image out of a drop or a paste, and refuses what cannot be one. */
import { LIMITS } from '../../shared/limits.ts';
import { formatBytes } from './format.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** The first image among the files of a drop or paste; the first file when none says it is an image; else null. */
export function imageOf(transfer: { readonly files: Iterable<File> } | null): File | null {
  const files = [...(transfer?.files ?? [])];
  return files.find((file) => file.type.startsWith('image/')) ?? files[0] ?? null;
}

/** Why a file cannot be a query image, or null when it can. The host looks at its contents again. */
export function refusalOf(file: Pick<File, 'name' | 'type' | 'size'>): string | null {
  if (file.type !== '' && !file.type.startsWith('image/')) return messages.search.notAnImage(file.name);
  if (file.size === 0) return messages.search.emptyImage(file.name);
  if (file.size > LIMITS.queryImageBytes) {
    return messages.search.imageTooLarge(formatBytes(file.size), formatBytes(LIMITS.queryImageBytes));
  }
  return null;
}
