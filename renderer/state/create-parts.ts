/** Creates the parts of the page's state, each once, with the few others it depends on. Page. */
import type { DesktopBridge } from '../../shared/bridge.ts';
import type { Api } from '../api/api.ts';
import { copyText } from '../dom/copy-text.ts';
import { PicturePool } from '../dom/picture-pool.ts';
import { saveFile } from '../dom/save-file.ts';
import { Problems } from './activity/problems.svelte.ts';
import { Runs } from './activity/runs.svelte.ts';
import { UnlistedPaths } from './activity/unlisted.svelte.ts';
import { Albums } from './albums/albums.svelte.ts';
import { Directories } from './folders/directories.svelte.ts';
import { FolderTree } from './folders/folder-tree.svelte.ts';
import { Library } from './folders/library.svelte.ts';
import { GridView } from './grid/grid-view.svelte.ts';
import { Marks } from './grid/marks.ts';
import { PhotoIndex } from './grid/photo-index.svelte.ts';
import { Selection } from './grid/selection.svelte.ts';
import { Summaries } from './grid/summaries.svelte.ts';
import { Models } from './models/models.svelte.ts';
import { Remotes } from './models/remotes.svelte.ts';
import { Comparisons } from './models/comparisons.svelte.ts';
import { FilterValues } from './search/filter-values.svelte.ts';
import { SavedSearches } from './search/saved-searches.svelte.ts';
import { Search } from './search/search.svelte.ts';
import { Suggestions } from './search/suggestions.svelte.ts';
import { Privacy } from './settings/privacy.svelte.ts';
import { UserSettings } from './settings/settings.svelte.ts';
import { StorageUse } from './settings/storage-use.svelte.ts';
import { Updates } from './settings/updates.svelte.ts';
import { Commands } from './shell/commands.ts';
import { ConnectionStatus } from './shell/connection.svelte.ts';
import { Doctor } from './shell/doctor.svelte.ts';
import { Drops } from './shell/drops.ts';
import { Faults } from './shell/faults.svelte.ts';
import { Host } from './shell/host.svelte.ts';
import { Navigation } from './shell/navigation.svelte.ts';
import { Notices } from './shell/notices.svelte.ts';
import { Shortcuts } from './shell/shortcuts.svelte.ts';
import { Undo } from './shell/undo.svelte.ts';
import { TagEditor } from './tags/tag-editor.svelte.ts';
import { TagExport } from './tags/tag-export.svelte.ts';
import { Tagging } from './tagging/tagging.svelte.ts';
import { Tags } from './tags/tags.svelte.ts';
import { PhotoFiles } from './viewer/photo-files.svelte.ts';
import { Viewer } from './viewer/viewer.svelte.ts';

export interface PartsOptions {
  readonly api: Api;
  /** The desktop bridge; absent in a browser. */
  readonly bridge?: Pick<DesktopBridge<File>, 'dropped'> | undefined;
  /** Whether to use the shortcuts of an Apple keyboard. */
  readonly apple: boolean;
}

/** All parts, under the names that components use. */
export type Parts = Readonly<ReturnType<typeof createParts>>;

/** Creates the parts, but neither connects them (see wire-parts.ts) nor sends requests. */
export function createParts({ api, bridge, apple }: PartsOptions) {
  const notices = new Notices();
  const host = new Host(api);
  const undo = new Undo(api, notices);
  const settings = new UserSettings(api, notices);
  const commands = new Commands();
  const library = new Library(api, notices);
  const search = new Search(api, notices);
  const selection = new Selection();
  const marks = new Marks(api, notices, undo);
  const tags = new Tags(api, undo);
  const runs = new Runs(api, notices);
  const albums = new Albums(api, notices, undo);
  return {
    notices,
    host,
    undo,
    settings,
    commands,
    library,
    search,
    selection,
    marks,
    tags,
    albums,
    runs,
    navigation: new Navigation(),
    shortcuts: new Shortcuts(apple, commands),
    connection: new ConnectionStatus(api.connection),
    suggestions: new Suggestions(api, settings),
    savedSearches: new SavedSearches(api, notices, undo),
    filterValues: new FilterValues(api, { library, tags, albums }),
    summaries: new Summaries(api),
    pictures: new PicturePool(),
    photoIndex: new PhotoIndex(api),
    /** Keeps the library grid's scroll position while another screen is shown. */
    libraryView: new GridView(),
    viewer: new Viewer(api, marks),
    files: new PhotoFiles(api, notices, undo),
    tagEditor: new TagEditor(api, tags),
    tagging: new Tagging({ api, undo, notices, runs, search, selection }),
    tagExport: new TagExport(api, saveFile),
    directories: new Directories({ api, library, host, notices }),
    folderTree: new FolderTree(api, library, notices),
    drops: new Drops({ bridge, api, library, notices }),
    problems: new Problems(api, notices),
    unlisted: new UnlistedPaths(api, notices),
    models: new Models(api, notices),
    comparisons: new Comparisons(api, notices),
    remotes: new Remotes(api, notices),
    storageUse: new StorageUse(api, notices),
    privacy: new Privacy(api, notices),
    updates: new Updates(api, notices),
    faults: new Faults({ api, host, notices, copyText }),
    doctor: new Doctor(api, copyText),
  };
}
