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
  forgetKeys: 'Shift+Delete forgets one.',
  forgetAll: 'Forget all searches',
  announce: (count: number) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
};
