/** What a model is good at, in the language of the page where the page has words for it. Page. */
import type { ModelListing } from '../../shared/schemas.ts';
import { messages } from '../i18n/messages.svelte.ts';

/** @returns the sentence, and `lang` for the element if it is English whatever the language of the page */
export function modelSummary({ id, summary }: Pick<ModelListing, 'id' | 'summary'>): {
  readonly text: string;
  readonly lang: 'en' | undefined;
} {
  const known = messages.models.summaries[id];
  return known === undefined ? { text: summary ?? '', lang: 'en' } : { text: known, lang: undefined };
}
