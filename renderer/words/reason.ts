/** Reasons that the engine gives, in the reader's language. */
import { readReason } from '../../shared/reasons.ts';
import type { ReasonValue } from '../../shared/reasons.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { asSentence } from '../i18n/format.ts';

export interface SaidReason {
  readonly text: string;
  /** For the element that shows it: English, where it is not in the language of the page. */
  readonly lang: 'en' | undefined;
}

/** A reason as half a sentence. What is not known, such as a decoder's own words, stays in English. */
export function sayReason(reason: string): SaidReason {
  const known = readReason(reason);
  if (!known) return { text: reason, lang: 'en' };
  const words = messages.reasons[known.code] as string | ((...values: readonly ReasonValue[]) => string);
  return { text: typeof words === 'string' ? words : words(...known.values), lang: undefined };
}

/** A reason to stand beside sentences. */
export function sayReasonAsSentence(reason: string): SaidReason {
  const said = sayReason(reason);
  return { ...said, text: asSentence(said.text) };
}
