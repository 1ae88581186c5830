/** Every word the page shows, a section a file in es/. Spanish. */
import type { Messages } from './en.ts';
import { actions } from './es/actions.ts';
import { activity } from './es/activity.ts';
import { advice } from './es/advice.ts';
import { albums } from './es/albums.ts';
import { app } from './es/app.ts';
import { connection } from './es/connection.ts';
import { directories } from './es/directories.ts';
import { drops } from './es/drops.ts';
import { empty } from './es/empty.ts';
import { failure } from './es/failure.ts';
import { files } from './es/files.ts';
import { filters } from './es/filters.ts';
import { folders } from './es/folders.ts';
import { grid } from './es/grid.ts';
import { library } from './es/library.ts';
import { privacy } from './es/privacy.ts';
import { problems } from './es/problems.ts';
import { progress } from './es/progress.ts';
import { reasons } from './es/reasons.ts';
import { removal } from './es/removal.ts';
import { results } from './es/results.ts';
import { search } from './es/search.ts';
import { searches } from './es/searches.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { shortcuts } from './es/shortcuts.ts';
import { storage } from './es/storage.ts';
import { strength } from './es/strength.ts';
import { suggestions } from './es/suggestions.ts';
import { tagging } from './es/tagging.ts';
import { tags } from './es/tags.ts';
import { undo } from './es/undo.ts';
import { viewer } from './es/viewer.ts';
import { welcome } from './es/welcome.ts';

export const spanish: Messages = {
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
