/** Translates the engine's reasons into the language of the page. Page. */
import { readReason } from '../../shared/reasons.ts';
import type { ReasonValue } from '../../shared/reasons.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { asSentence } from '../i18n/format.ts';

export interface TranslatedReason {
  readonly text: string;
  /** Value for the element's `lang`: set when the text is English on a page in another language. */
  readonly lang: 'en' | undefined;
}

/** A reason as a clause. Unknown text, such as a decoder's own message, stays in English. */
export function translateReason(reason: string): TranslatedReason {
  const known = readReason(reason);
  if (!known) return { text: visibleText(reason), lang: 'en' };
  const words = messages.reasons[known.code] as string | ((...values: readonly ReasonValue[]) => string);
  const values = known.values.map((value) => (typeof value === 'string' ? visibleText(value) : value));
  return { text: typeof words === 'string' ? words : words(...values), lang: undefined };
}

/** A reason as a sentence. */
export function translateReasonAsSentence(reason: string): TranslatedReason {
  const translated = translateReason(reason);
  return { ...translated, text: asSentence(translated.text) };
}
