/**
 * A question to the library: weighted terms (words, photos, parts of photos, the user's own images), a filter and a
 * sort order. Without terms it is the filtered library itself. Pure.
 */
import { LIMITS } from '../../../shared/limits.ts';
import type { Region, SearchFilter, SearchSort } from '../../../shared/schemas.ts';
import { parseTyped } from './typed-terms.ts';
import type { TextTerm, Weighted } from './typed-terms.ts';

interface PhotoTerm extends Weighted {
  readonly kind: 'photo';
  readonly photoId: number;
}

/** A part of a photo in the library. */
export interface RegionTerm extends Weighted {
  readonly kind: 'region';
  readonly photoId: number;
  readonly region: Region;
}

/** An image of the user's own, by its key in `QueryImages`. */
export interface FileTerm extends Weighted {
  readonly kind: 'file';
  readonly key: string;
}

export type QuestionTerm = TextTerm | PhotoTerm | RegionTerm | FileTerm;

export interface Question {
  /** Text in the search box: one or more text terms, see typed-terms.ts. */
  readonly text: string;
  /** The terms shown as chips. */
  readonly terms: readonly QuestionTerm[];
  readonly filter: SearchFilter;
  readonly sort: SearchSort;
}

export const NO_QUESTION: Question = { text: '', terms: [], filter: {}, sort: 'relevance' };

/** The weights the page offers; a negated term has the negative of one. */
export const WEIGHTS: readonly number[] = [0.5, 1, 2, 3];

/** All terms; those typed in the box come last. */
export function termsOf({ text, terms }: Pick<Question, 'text' | 'terms'>): readonly QuestionTerm[] {
  return [...terms, ...parseTyped(text)];
}

/** Why a question is invalid. `all-minus`: it has only negative terms. */
export type QuestionFault = 'too-long' | 'too-many' | 'all-minus' | 'dates-reversed';

/** @returns null when the question is valid */
export function faultOf(question: Question): QuestionFault | null {
  const terms = termsOf(question);
  if (terms.some((term) => term.kind === 'text' && term.text.length > LIMITS.queryCharacters))
    return 'too-long';
  if (terms.length > LIMITS.queryTerms) return 'too-many';
  if (terms.length > 0 && terms.every(({ weight }) => weight < 0)) return 'all-minus';
  const { takenFrom = -Infinity, takenTo = Infinity } = question.filter;
  return takenFrom > takenTo ? 'dates-reversed' : null;
}
