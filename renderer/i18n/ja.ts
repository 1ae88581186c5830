/** Every word the page shows, a section a file in ja/. Japanese. */
import type { Messages } from './en.ts';
import { actions } from './ja/actions.ts';
import { activity } from './ja/activity.ts';
import { advice } from './ja/advice.ts';
import { albums } from './ja/albums.ts';
import { app } from './ja/app.ts';
import { connection } from './ja/connection.ts';
import { directories } from './ja/directories.ts';
import { drops } from './ja/drops.ts';
import { empty } from './ja/empty.ts';
import { failure } from './ja/failure.ts';
import { files } from './ja/files.ts';
import { filters } from './ja/filters.ts';
import { folders } from './ja/folders.ts';
import { grid } from './ja/grid.ts';
import { library } from './ja/library.ts';
import { privacy } from './ja/privacy.ts';
import { problems } from './ja/problems.ts';
import { progress } from './ja/progress.ts';
import { reasons } from './ja/reasons.ts';
import { removal } from './ja/removal.ts';
import { results } from './ja/results.ts';
import { search } from './ja/search.ts';
import { searches } from './ja/searches.ts';
import { settings } from './ja/settings.ts';
import { shell } from './ja/shell.ts';
import { shortcuts } from './ja/shortcuts.ts';
import { storage } from './ja/storage.ts';
import { strength } from './ja/strength.ts';
import { suggestions } from './ja/suggestions.ts';
import { tagging } from './ja/tagging.ts';
import { tags } from './ja/tags.ts';
import { undo } from './ja/undo.ts';
import { viewer } from './ja/viewer.ts';
import { welcome } from './ja/welcome.ts';

export const japanese: Messages = {
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
