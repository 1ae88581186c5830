/**
 * The shape of a catalogue, derived from the English one. Type-checking the others against it finds missing words.
 * Page.
 */
import type * as english from './en.ts';

/**
 * Keeps the structure of a catalogue but allows any wording: texts, lists of texts, and functions that return texts.
 */
type Words<Part> = Part extends string
  ? string
  : Part extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Part extends readonly string[]
      ? readonly string[]
      : { readonly [Name in keyof Part]: Words<Part[Name]> };

/** The words that a catalogue must have. */
export type Messages = Words<typeof english>;
