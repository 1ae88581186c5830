/**
 * A question: what is asked of the library (words, photos, parts of photos, images of the reader's, each with a weight),
 * under which filter, and in which order. With no term it is the library itself under the filter. Pure.
 */
import { LIMITS } from '../../../shared/limits.ts';
import type { Region, SearchFilter, SearchSort } from '../../../shared/schemas.ts';
import { parseTyped } from './typed-terms.ts';
import type { TextTerm, Weighted } from './typed-terms.ts';

interface PhotoTerm extends Weighted {
  readonly kind: 'photo';
  readonly photoId: number;
}

/** A part of a photo of the library. */
export interface RegionTerm extends Weighted {
  readonly kind: 'region';
  readonly photoId: number;
  readonly region: Region;
}

/** An image of the reader's own, by its key in `QueryImages`. */
export interface FileTerm extends Weighted {
  readonly kind: 'file';
  readonly key: string;
}

export type QuestionTerm = TextTerm | PhotoTerm | RegionTerm | FileTerm;

export interface Question {
  /** What stands in the box: one more term of text, or several, see typed-terms.ts. */
  readonly text: string;
  /** Terms that were made into chips. */
  readonly terms: readonly QuestionTerm[];
  readonly filter: SearchFilter;
  readonly sort: SearchSort;
}

export const NO_QUESTION: Question = { text: '', terms: [], filter: {}, sort: 'relevance' };

/** The weights that the page offers; a minus is the negative of one. */
export const WEIGHTS: readonly number[] = [0.5, 1, 2, 3];

/** All terms, those in the box as the last. */
export function termsOf({ text, terms }: Pick<Question, 'text' | 'terms'>): readonly QuestionTerm[] {
  return [...terms, ...parseTyped(text)];
}

/** Why a question can't be asked. `all-minus`: nothing says what to look for. */
export type QuestionFault = 'too-long' | 'too-many' | 'all-minus' | 'dates-reversed';

/** @returns null when it can be asked */
export function faultOf(question: Question): QuestionFault | null {
  const terms = termsOf(question);
  if (terms.some((term) => term.kind === 'text' && term.text.length > LIMITS.queryCharacters))
    return 'too-long';
  if (terms.length > LIMITS.queryTerms) return 'too-many';
  if (terms.length > 0 && terms.every(({ weight }) => weight < 0)) return 'all-minus';
  const { takenFrom = -Infinity, takenTo = Infinity } = question.filter;
  return takenFrom > takenTo ? 'dates-reversed' : null;
}
