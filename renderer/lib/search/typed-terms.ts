/**
 * Parses typed text into terms: "dog on beach -people 2×sunset" searches for a dog on a beach, away from people, and
 * twice as much for a sunset. A `-` or `+` directly before a word starts a new term, which extends to the next one;
 * `×` or `*` attaches a weight before the words. Quotes around a term are dropped. Pure.
 */
import { LIMITS } from '../../../shared/limits.ts';

/** Part of every kind of term. */
export interface Weighted {
  /** How much the term counts relative to the others; negative to search away from it. Never 0. */
  readonly weight: number;
}

/** Words to search for, or to search away from. */
export interface TextTerm extends Weighted {
  readonly kind: 'text';
  readonly text: string;
}

/** Preceded by the start or a space, and followed by a word: "black-and-white" and "a - b" contain no operators. */
const OPERATOR = /(?:^|(?<=\s))([+-])(?=[^\s+-])/g;
/** A number followed by `×` or `*`; accepting an `x` would split "3 x-rays". */
const WEIGHT = /^(½|\d(?:[.,]\d+)?)\s*[×*]\s*(?=\S)/;
const HALF = '½';
const MIN_WEIGHT = 0.25;

/** @returns one term for plain words, none for blank text */
export function parseTyped(text: string): TextTerm[] {
  const found = [...text.matchAll(OPERATOR)];
  const starts = found.map((match) => match.index);
  const first = text.slice(0, starts[0] ?? text.length);
  const parts = found.map((match, index) => ({
    minus: match[1] === '-',
    words: text.slice(match.index + 1, starts[index + 1] ?? text.length),
  }));
  return [{ minus: false, words: first }, ...parts].flatMap(({ minus, words }) => {
    const term = weightedTerm(words.trim());
    return term === null ? [] : [{ ...term, weight: minus ? -term.weight : term.weight }];
  });
}

/** Whether the text uses the syntax of terms, beyond plain words. */
export function usesTermSyntax(text: string): boolean {
  const terms = parseTyped(text);
  return terms.length > 1 || terms.some(({ weight }) => weight !== 1);
}

/** The text that parses to this term; the inverse of {@link parseTyped}. */
export function formatTerm({ text, weight }: TextTerm): string {
  const amount = Math.abs(weight);
  const prefix = amount === 1 ? '' : `${amount === 0.5 ? HALF : amount}×`;
  const words = parseTyped(text).length === 1 && !usesTermSyntax(text) ? text : `"${text}"`;
  return `${weight < 0 ? '-' : ''}${prefix}${words}`;
}

/**
 * The text that parses to these terms.
 * @example dog on beach +sunset -people
 */
export function formatTerms(terms: readonly TextTerm[]): string {
  return terms
    .map((term, index) => (index > 0 && term.weight > 0 ? `+${formatTerm(term)}` : formatTerm(term)))
    .join(' ');
}

function weightedTerm(words: string): TextTerm | null {
  const [prefix = '', number] = WEIGHT.exec(words) ?? [];
  const text = withoutQuotes(words.slice(prefix.length));
  if (text === '') return null;
  const weight = number === undefined ? 1 : number === HALF ? 0.5 : Number(number.replace(',', '.'));
  return { kind: 'text', text, weight: Math.min(LIMITS.termWeight, Math.max(MIN_WEIGHT, weight)) };
}

function withoutQuotes(words: string): string {
  const [, inside] = /^["“”„«](.*)["“”»]$/s.exec(words) ?? [];
  return (inside ?? words).trim();
}
