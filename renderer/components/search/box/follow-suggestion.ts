/**
 * Carries out a chosen suggestion: text goes into the box, names from the library become filters, a saved search runs.
 * Page.
 */
import type { Suggestion } from '../../../../shared/schemas.ts';
import type { App } from '../../../state/app.ts';
import { fromSaved } from '../../../state/search/saved-searches.svelte.ts';

export function followSuggestion(app: App, { kind, text, id }: Suggestion): void {
  const { search, savedSearches, suggestions } = app;
  const saved = savedSearches.list.find((each) => each.id === id);
  switch (kind) {
    case 'history':
    case 'label':
      search.type(text);
      search.submit();
      void suggestions.remember(text);
      return;
    case 'search':
      if (saved) search.ask(fromSaved(saved.question));
      return;
    case 'tag':
      return narrow({
        tagIds: [...new Set([...(search.filter.tagIds ?? []), ...(id === null ? [] : [id])])],
      });
    case 'album':
      return narrow(id === null ? {} : { albumId: id });
    case 'camera':
      return narrow({ cameras: [...new Set([...(search.filter.cameras ?? []), text])] });
  }

  /** Adds to the filter, and clears the box: the text only served to find the name. */
  function narrow(change: Parameters<typeof search.filterBy>[0]): void {
    search.text = '';
    search.filterBy(change);
  }
}
