/** Every word the page shows, a section a file in de/. German. */
import type { Messages } from './en.ts';
import { actions } from './de/actions.ts';
import { activity } from './de/activity.ts';
import { advice } from './de/advice.ts';
import { albums } from './de/albums.ts';
import { app } from './de/app.ts';
import { connection } from './de/connection.ts';
import { directories } from './de/directories.ts';
import { drops } from './de/drops.ts';
import { empty } from './de/empty.ts';
import { failure } from './de/failure.ts';
import { files } from './de/files.ts';
import { filters } from './de/filters.ts';
import { folders } from './de/folders.ts';
import { grid } from './de/grid.ts';
import { library } from './de/library.ts';
import { privacy } from './de/privacy.ts';
import { problems } from './de/problems.ts';
import { progress } from './de/progress.ts';
import { reasons } from './de/reasons.ts';
import { removal } from './de/removal.ts';
import { results } from './de/results.ts';
import { search } from './de/search.ts';
import { searches } from './de/searches.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { shortcuts } from './de/shortcuts.ts';
import { storage } from './de/storage.ts';
import { strength } from './de/strength.ts';
import { suggestions } from './de/suggestions.ts';
import { tagging } from './de/tagging.ts';
import { tags } from './de/tags.ts';
import { undo } from './de/undo.ts';
import { viewer } from './de/viewer.ts';
import { welcome } from './de/welcome.ts';

export const german: Messages = {
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
