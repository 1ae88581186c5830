/**
 * Every word the page shows, a section a file in en/, so that a catalogue of another language can replace it. English.
 * Functions take numbers and names already formatted by lib/format.ts, and counts where the wording depends on them.
 */
import { actions } from './en/actions.ts';
import { activity } from './en/activity.ts';
import { advice } from './en/advice.ts';
import { albums } from './en/albums.ts';
import { app } from './en/app.ts';
import { connection } from './en/connection.ts';
import { directories } from './en/directories.ts';
import { drops } from './en/drops.ts';
import { empty } from './en/empty.ts';
import { failure } from './en/failure.ts';
import { files } from './en/files.ts';
import { filters } from './en/filters.ts';
import { folders } from './en/folders.ts';
import { grid } from './en/grid.ts';
import { library } from './en/library.ts';
import { privacy } from './en/privacy.ts';
import { problems } from './en/problems.ts';
import { progress } from './en/progress.ts';
import { reasons } from './en/reasons.ts';
import { removal } from './en/removal.ts';
import { results } from './en/results.ts';
import { search } from './en/search.ts';
import { searches } from './en/searches.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { shortcuts } from './en/shortcuts.ts';
import { storage } from './en/storage.ts';
import { strength } from './en/strength.ts';
import { suggestions } from './en/suggestions.ts';
import { tagging } from './en/tagging.ts';
import { tags } from './en/tags.ts';
import { undo } from './en/undo.ts';
import { viewer } from './en/viewer.ts';
import { welcome } from './en/welcome.ts';

export const english = {
  actions,
  activity,
  advice,
  albums,
  app,
  connection,
  directories,
  drops,
  empty,
  failure,
  files,
  filters,
  folders,
  grid,
  library,
  privacy,
  problems,
  progress,
  reasons,
  removal,
  results,
  search,
  searches,
  settings,
  shell,
  shortcuts,
  storage,
  strength,
  suggestions,
  tagging,
  tags,
  undo,
  viewer,
  welcome,
};

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
