/** Describes a question in words, for headings, titles and the names of controls. Page. */
import type { Question, QuestionTerm } from '../lib/search/question.ts';
import { termsOf } from '../lib/search/question.ts';
import { currentLocale } from '../i18n/locale.svelte.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** Names of the images used as terms. */
export interface TermNames {
  /** Null while unknown. */
  photo(id: number): string | null;
  file(key: string): string | null;
}

/**
 * The subject of a term.
 * @example “dog on beach”; photo 12; part of beach.jpg
 */
export function subjectWords(term: QuestionTerm, names: TermNames): string {
  const photoName = (id: number) => names.photo(id) ?? messages.search.photoNumber(id);
  switch (term.kind) {
    case 'text':
      return messages.results.forText(term.text);
    case 'photo':
      return photoName(term.photoId);
    case 'region':
      return messages.search.partOf(photoName(term.photoId));
    case 'file':
      return names.file(term.key) ?? messages.search.pastedName;
  }
}

/**
 * The subject of a term with its sign and weight.
 * @example not “people”; 2 × “sunset”
 */
export function termWords(term: QuestionTerm, names: TermNames): string {
  const subject = subjectWords(term, names);
  const weight = Math.abs(term.weight);
  const weighted = weight === 1 ? subject : messages.search.weighted(weight, subject);
  return term.weight < 0 ? messages.search.not(weighted) : weighted;
}

/**
 * The terms of a question as a heading.
 * @example “dog”, 2 × “sunset”, not “people”; Photos like tabby-cat.jpg; Part of cat.jpg, pasted image
 */
export function questionWords(question: Pick<Question, 'text' | 'terms'>, names: TermNames): string {
  const terms = termsOf(question);
  const isPlain = ({ weight }: QuestionTerm) => weight === 1;
  const texts = terms.filter(({ kind }) => kind === 'text');
  const images = terms.filter(({ kind }) => kind !== 'text');
  const [image] = images;
  if (image && images.length === 1 && texts.length <= 1 && terms.every(isPlain)) {
    const name = subjectWords(image, names);
    return texts[0]
      ? messages.results.forBoth(subjectWords(texts[0], names), name)
      : messages.results.forImage(name);
  }
  const list = new Intl.ListFormat(currentLocale(), { style: 'long', type: 'unit' });
  const words = list.format(terms.map((term) => termWords(term, names)));
  const [first] = terms;
  return first && startsWithName(first, names) ? words : capitalised(words);
}

/** Whether the words of a term begin with the name of a file, which is written as it is. */
function startsWithName(term: QuestionTerm, names: TermNames): boolean {
  if (term.weight !== 1) return false;
  if (term.kind === 'photo') return names.photo(term.photoId) !== null;
  if (term.kind !== 'file') return false;
  const name = names.file(term.key);
  return name !== null && name !== messages.search.pastedName;
}

function capitalised(words: string): string {
  const [first = '', ...rest] = words;
  return first.toLocaleUpperCase(currentLocale()) + rest.join('');
}
