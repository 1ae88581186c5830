/** Connects the parts: what one reports, others follow. Page. */
import type { Appearance } from './settings/appearance.ts';
import type { Parts } from './create-parts.ts';
import { spokenResult } from '../words/spoken-result.ts';

/** Call once, before the first request to the host. */
export function wireParts(parts: Parts, appearance: Appearance): void {
  const { albums, files, library, marks, models, navigation, notices } = parts;
  const { photoIndex, problems, search, selection, settings, viewer } = parts;

  library.onReplaced = () => forgetLibrary(parts);
  files.onTrashed = (ids) => {
    viewer.left(ids);
    selection.set(ids, false);
    photoIndex.photosChanged(true);
  };
  marks.writable = () => !library.readOnly;
  marks.onMarked = (picked, change) => {
    photoIndex.mark(picked, change);
    search.mark(picked, change);
  };
  albums.onRemoved = (id) => {
    if (search.filter.albumId === id) search.filterBy({ albumId: undefined });
  };
  search.onAnswer = (result) => {
    const languages = library.status?.model.languages ?? null;
    notices.announce(spokenResult(result, { question: search.answered, languages, cut: search.isCut }));
  };
  problems.onShow = () => navigation.go('activity');
  let model: string | null = null;
  settings.onChange = (values) => {
    void appearance.apply(values);
    if (model !== null && model !== values.model) models.changed();
    model = values.model;
  };
}

/** Another library replaced the one shown, and its ids mean other photos. */
function forgetLibrary(parts: Parts): void {
  parts.viewer.close();
  parts.files.keep();
  parts.tagEditor.close();
  parts.undo.forget();
  parts.tagging.forget();
  parts.runs.forget();
  parts.selection.clear();
  parts.summaries.forget();
  parts.photoIndex.forget();
  parts.folderTree.clear();
  parts.albums.forget();
  parts.filterValues.clear();
  parts.search.libraryReplaced();
  void parts.savedSearches.load();
  void parts.runs.load();
}
