/** What is offered under the search box. English. */
import type { Suggestion } from '../../../shared/schemas.ts';

export const suggestions = {
  label: 'Suggestions',
  kinds: {
    history: 'Earlier search',
    tag: 'Tag',
    label: 'Label',
    search: 'Saved search',
    album: 'Album',
    camera: 'Camera',
  } satisfies Record<Suggestion['kind'], string>,
  tip: '-word leaves out, 2×word counts double.',
  forgetKeys: 'Shift+Delete forgets an earlier search.',
  forgetAll: 'Forget all searches',
};
