/** Every state of the page that is looked at: by page-looks.spec.ts, and by people with `npm run gallery`. */
import { COMPARISON_STATES } from './states-comparison.ts';
import { GRID_STATES } from './states-grid.ts';
import { LANGUAGE_STATES } from './states-languages.ts';
import { REMOTE_STATES } from './states-remote.ts';
import { MODEL_STATES } from './states-models.ts';
import { SEARCH_STATES } from './states-search.ts';
import { SHELL_STATES } from './states-shell.ts';
import { STATES, type PageState } from './states.ts';

export const EVERY_STATE: readonly PageState[] = [
  ...STATES,
  ...SHELL_STATES,
  ...GRID_STATES,
  ...SEARCH_STATES,
  ...COMPARISON_STATES,
  ...REMOTE_STATES,
  ...MODEL_STATES,
  ...LANGUAGE_STATES,
];
