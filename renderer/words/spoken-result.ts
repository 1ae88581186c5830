/** Describes a search result for screen readers. Page. */
import type { SearchResult } from '../../shared/schemas.ts';
import { asSentence } from '../i18n/format.ts';
import { messages } from '../i18n/messages.svelte.ts';
import type { Question } from '../lib/search/question.ts';
import { notUnderstoodWords } from './not-understood.ts';

/** What the result answers, and what bounds it. */
interface ResultContext {
  readonly question: Pick<Question, 'text' | 'terms'>;
  /** ISO 639 codes of the model's languages; null when the model does not declare any. */
  readonly languages: readonly string[] | null;
  /** Whether there may be more hits than the result has. */
  readonly cut: boolean;
}

/** Counts matches and less likely hits, which image searches do not distinguish. */
export function spokenResult(
  { hits, understood }: SearchResult,
  { question, languages, cut }: ResultContext,
): string {
  if (!understood) {
    const { title, detail } = notUnderstoodWords(question, languages);
    return `${asSentence(title)} ${detail}`;
  }
  if (hits.length === 0) return messages.empty.nothingFound;
  if (hits.every((hit) => hit.match === null)) return messages.results.announceSimilar(hits.length);
  const matches = hits.filter((hit) => hit.match).length;
  if (matches === 0) return `${asSentence(messages.results.noMatches)} ${messages.results.noMatchesDetail}`;
  if (matches === hits.length && cut) return messages.results.best(matches);
  return messages.results.announce(matches, hits.length - matches);
}
