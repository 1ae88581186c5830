/** Describes a search result for screen readers. Page. */
import type { SearchResult } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** Counts matches and less likely hits, which image searches do not distinguish. */
export function spokenResult({ hits }: SearchResult): string {
  if (hits.length === 0) return messages.empty.nothingFound;
  if (hits.every((hit) => hit.match === null)) return messages.results.announceSimilar(hits.length);
  const matches = hits.filter((hit) => hit.match).length;
  return messages.results.announce(matches, hits.length - matches);
}
