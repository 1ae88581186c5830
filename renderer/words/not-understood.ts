/** Explains that the model knows nothing of a question's words, and what to do. Page. */
import { languageNames } from '../i18n/format.ts';
import { currentLocale } from '../i18n/locale.svelte.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { termsOf } from '../lib/search/question.ts';
import type { Question } from '../lib/search/question.ts';

/**
 * @param languages ISO 639 codes of the model's languages; null when the model does not declare any
 * @example The model doesn’t know “猫”; It understands English. Try other words.
 */
export function notUnderstoodWords(
  question: Pick<Question, 'text' | 'terms'>,
  languages: readonly string[] | null,
): { readonly title: string; readonly detail: string } {
  const texts = termsOf(question).flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const [only = ''] = texts;
  // The answer doesn't tell which of several texts is the unknown one.
  const list = new Intl.ListFormat(currentLocale(), { style: 'long', type: 'unit' });
  const title =
    texts.length === 1
      ? messages.empty.notUnderstood(only)
      : messages.empty.notUnderstoodAmong(list.format(texts.map(messages.results.forText)));
  const detail =
    languages === null
      ? messages.empty.tryOtherWords
      : messages.empty.notUnderstoodDetail(languageNames(languages, 'conjunction'));
  return { title, detail };
}
