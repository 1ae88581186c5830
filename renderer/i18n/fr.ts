/** Every word the page shows, a section a file in fr/. French. */
import type { Messages } from './en.ts';
import { actions } from './fr/actions.ts';
import { activity } from './fr/activity.ts';
import { advice } from './fr/advice.ts';
import { albums } from './fr/albums.ts';
import { app } from './fr/app.ts';
import { connection } from './fr/connection.ts';
import { directories } from './fr/directories.ts';
import { drops } from './fr/drops.ts';
import { empty } from './fr/empty.ts';
import { failure } from './fr/failure.ts';
import { files } from './fr/files.ts';
import { filters } from './fr/filters.ts';
import { folders } from './fr/folders.ts';
import { grid } from './fr/grid.ts';
import { library } from './fr/library.ts';
import { privacy } from './fr/privacy.ts';
import { problems } from './fr/problems.ts';
import { progress } from './fr/progress.ts';
import { reasons } from './fr/reasons.ts';
import { removal } from './fr/removal.ts';
import { results } from './fr/results.ts';
import { search } from './fr/search.ts';
import { searches } from './fr/searches.ts';
import { settings } from './fr/settings.ts';
import { shell } from './fr/shell.ts';
import { shortcuts } from './fr/shortcuts.ts';
import { storage } from './fr/storage.ts';
import { strength } from './fr/strength.ts';
import { suggestions } from './fr/suggestions.ts';
import { tagging } from './fr/tagging.ts';
import { tags } from './fr/tags.ts';
import { undo } from './fr/undo.ts';
import { viewer } from './fr/viewer.ts';
import { welcome } from './fr/welcome.ts';

export const french: Messages = {
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
