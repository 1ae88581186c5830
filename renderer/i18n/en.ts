/**
 * Every word the page shows, in English; en/ has one file per section. The catalogues of other languages have the same
 * shape (words.ts). Functions take numbers and names already formatted by i18n/format.ts, and counts where the wording
 * depends on them. Page.
 */
export { actions } from './en/actions.ts';
export { activity } from './en/activity.ts';
export { advice } from './en/advice.ts';
export { albums } from './en/albums.ts';
export { app } from './en/app.ts';
export { comparison } from './en/comparison.ts';
export { connection } from './en/connection.ts';
export { directories } from './en/directories.ts';
export { doctor } from './en/doctor.ts';
export { drops } from './en/drops.ts';
export { empty } from './en/empty.ts';
export { failure } from './en/failure.ts';
export { faults } from './en/faults.ts';
export { files } from './en/files.ts';
export { filters } from './en/filters.ts';
export { folders } from './en/folders.ts';
export { grid } from './en/grid.ts';
export { library } from './en/library.ts';
export { models } from './en/models.ts';
export { privacy } from './en/privacy.ts';
export { problems } from './en/problems.ts';
export { progress } from './en/progress.ts';
export { reasons } from './en/reasons.ts';
export { remotes } from './en/remotes.ts';
export { removal } from './en/removal.ts';
export { results } from './en/results.ts';
export { search } from './en/search.ts';
export { searches } from './en/searches.ts';
export { settings } from './en/settings.ts';
export { shell } from './en/shell.ts';
export { shortcuts } from './en/shortcuts.ts';
export { storage } from './en/storage.ts';
export { strength } from './en/strength.ts';
export { suggestions } from './en/suggestions.ts';
export { tagging } from './en/tagging.ts';
export { tags } from './en/tags.ts';
export { undo } from './en/undo.ts';
export { unlisted } from './en/unlisted.ts';
export { viewer } from './en/viewer.ts';
export { welcome } from './en/welcome.ts';
