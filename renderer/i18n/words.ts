/** The shape of a catalogue of words: English is what the others are measured by. */
import type * as english from './en.ts';

/** The shape of words, whatever they say: texts, lists of texts, and functions that make texts. */
type Words<Part> = Part extends string
  ? string
  : Part extends (...values: infer Values) => string
    ? (...values: Values) => string
    : Part extends readonly string[]
      ? readonly string[]
      : { readonly [Name in keyof Part]: Words<Part[Name]> };

/** What a catalogue of another language has to say. */
export type Messages = Words<typeof english>;
