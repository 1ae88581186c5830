/** What is spoken to a screen reader of the answer to a search. */
import type { SearchResult } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** How many hits there are, and how many of them are less likely; hits of a question of images have no such line. */
export function spokenResult({ hits }: SearchResult): string {
  if (hits.length === 0) return messages.empty.nothingFound;
  if (hits.every((hit) => hit.match === null)) return messages.results.announceSimilar(hits.length);
  const matches = hits.filter((hit) => hit.match).length;
  return messages.results.announce(matches, hits.length - matches);
}
