/** Every word the page shows, a section a file in zh/. Chinese. */
import type { Messages } from './en.ts';
import { actions } from './zh/actions.ts';
import { activity } from './zh/activity.ts';
import { advice } from './zh/advice.ts';
import { albums } from './zh/albums.ts';
import { app } from './zh/app.ts';
import { connection } from './zh/connection.ts';
import { directories } from './zh/directories.ts';
import { drops } from './zh/drops.ts';
import { empty } from './zh/empty.ts';
import { failure } from './zh/failure.ts';
import { files } from './zh/files.ts';
import { filters } from './zh/filters.ts';
import { folders } from './zh/folders.ts';
import { grid } from './zh/grid.ts';
import { library } from './zh/library.ts';
import { privacy } from './zh/privacy.ts';
import { problems } from './zh/problems.ts';
import { progress } from './zh/progress.ts';
import { reasons } from './zh/reasons.ts';
import { removal } from './zh/removal.ts';
import { results } from './zh/results.ts';
import { search } from './zh/search.ts';
import { searches } from './zh/searches.ts';
import { settings } from './zh/settings.ts';
import { shell } from './zh/shell.ts';
import { shortcuts } from './zh/shortcuts.ts';
import { storage } from './zh/storage.ts';
import { strength } from './zh/strength.ts';
import { suggestions } from './zh/suggestions.ts';
import { tagging } from './zh/tagging.ts';
import { tags } from './zh/tags.ts';
import { undo } from './zh/undo.ts';
import { viewer } from './zh/viewer.ts';
import { welcome } from './zh/welcome.ts';

export const chinese: Messages = {
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
