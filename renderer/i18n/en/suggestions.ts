/** The suggestions under the search box. */
import type { Suggestion } from '../../../shared/schemas.ts';

export const suggestions = {
  label: 'Suggestions',
  kinds: {
    history: 'Recent search',
    tag: 'Tag',
    label: 'Label',
    search: 'Saved search',
    album: 'Album',
    camera: 'Camera',
  } satisfies Record<Suggestion['kind'], string>,
  tip: '-word excludes, 2×word counts double.',
  forgetKeys: 'Shift+Delete removes a recent search.',
  forgetAll: 'Clear search history',
};
