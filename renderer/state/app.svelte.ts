/** Makes the page's state and connects its parts: events to what they change, answers to what is spoken. */
import type { DesktopBridge } from '../../shared/bridge.ts';
import type { LibraryEvent, SearchResult } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import type { Picked } from '../lib/grid/picked.ts';
import { saveFile } from '../lib/save-file.ts';
import { PicturePool } from '../lib/grid/picture-pool.ts';
import { messages } from '../i18n/messages.svelte.ts';
import { Activity } from './activity/activity.svelte.ts';
import type { AddressBar } from './search/address.ts';
import { Albums } from './albums/albums.svelte.ts';
import { Appearance } from './settings/appearance.ts';
import type { PageSurroundings } from './settings/appearance.ts';
import { Commands } from './shell/commands.ts';
import { ConnectionStatus } from './shell/connection.svelte.ts';
import { Directories } from './folders/directories.svelte.ts';
import { Drops } from './shell/drops.ts';
import { FolderTree } from './folders/folder-tree.svelte.ts';
import { FilterValues } from './search/filter-values.svelte.ts';
import { Host } from './shell/host.svelte.ts';
import { Library } from './folders/library.svelte.ts';
import { Marks } from './grid/marks.ts';
import type { MarkChange } from './grid/marks.ts';
import { Navigation } from './shell/navigation.svelte.ts';
import { Notices } from './shell/notices.svelte.ts';
import { GridView } from './grid/grid-view.svelte.ts';
import { PhotoFiles } from './viewer/photo-files.svelte.ts';
import { PhotoIndex } from './grid/photo-index.svelte.ts';
import { listOfHits } from './grid/photo-list.ts';
import { placeFromHash, showPlace } from './search/place.ts';
import { Problems } from './activity/problems.svelte.ts';
import { Privacy } from './settings/privacy.svelte.ts';
import { createProgressSpeaker } from './activity/progress-speaker.ts';
import { SavedSearches } from './search/saved-searches.svelte.ts';
import { Search } from './search/search.svelte.ts';
import { Suggestions } from './search/suggestions.svelte.ts';
import { Selection } from './grid/selection.svelte.ts';
import { Summaries } from './grid/summaries.svelte.ts';
import { Viewer } from './viewer/viewer.svelte.ts';
import { UserSettings } from './settings/settings.svelte.ts';
import { registerShellCommands } from './shell/shell-commands.ts';
import { Shortcuts } from './shell/shortcuts.svelte.ts';
import { TagEditor } from './tagging/tag-editor.svelte.ts';
import { TagExport } from './tagging/tag-export.svelte.ts';
import { Tagging } from './tagging/tagging.svelte.ts';
import { Tags } from './tagging/tags.svelte.ts';
import { StorageUse } from './settings/storage-use.svelte.ts';
import { Undo } from './shell/undo.svelte.ts';
import { Updates } from './settings/updates.svelte.ts';

export interface App {
  readonly navigation: Navigation;
  readonly host: Host;
  readonly settings: UserSettings;
  readonly undo: Undo;
  readonly commands: Commands;
  readonly shortcuts: Shortcuts;
  readonly selection: Selection;
  readonly summaries: Summaries;
  readonly pictures: PicturePool;
  readonly photoIndex: PhotoIndex;
  readonly marks: Marks;
  readonly albums: Albums;
  /** Where the library's grid is scrolled to, also while another screen is shown. */
  readonly libraryView: GridView;
  readonly notices: Notices;
  readonly connection: ConnectionStatus;
  readonly library: Library;
  readonly search: Search;
  readonly suggestions: Suggestions;
  readonly savedSearches: SavedSearches;
  readonly filterValues: FilterValues;
  readonly viewer: Viewer;
  readonly files: PhotoFiles;
  readonly tags: Tags;
  readonly tagEditor: TagEditor;
  readonly tagging: Tagging;
  readonly tagExport: TagExport;
  readonly directories: Directories;
  readonly drops: Drops;
  readonly folderTree: FolderTree;
  readonly problems: Problems;
  readonly activity: Activity;
  readonly storageUse: StorageUse;
  readonly privacy: Privacy;
  readonly updates: Updates;
  /** Begins to follow the host and the address. */
  start(): void;
}

export interface AppOptions {
  readonly api: Api;
  readonly address: AddressBar;
  readonly page: PageSurroundings;
  /** What the desktop adds to the page; left out in a browser. */
  readonly bridge?: Pick<DesktopBridge<File>, 'dropped'> | undefined;
}

export function createApp({ api, address, page, bridge }: AppOptions): App {
  const notices = new Notices();
  const navigation = new Navigation();
  const host = new Host(api);
  const settings = new UserSettings(api, notices);
  const appearance = new Appearance(page);
  const undo = new Undo(api, notices);
  const commands = new Commands();
  const shortcuts = new Shortcuts(page.apple, commands);
  const connection = new ConnectionStatus(api.connection);
  const library = new Library(api, notices);
  const search = new Search(api, notices);
  const suggestions = new Suggestions(api, settings);
  const savedSearches = new SavedSearches(api, notices, undo);
  const files = new PhotoFiles(api, notices, undo);
  const tags = new Tags(api, undo);
  const tagEditor = new TagEditor(api, tags);
  const drops = new Drops({ bridge, api, library, notices });
  const directories = new Directories({ api, library, host, notices });
  const folderTree = new FolderTree(api, library, notices);
  const problems = new Problems(api, notices);
  const activity = new Activity(api, notices);
  const storageUse = new StorageUse(api, notices);
  const privacy = new Privacy(api, notices);
  const updates = new Updates(api, notices);
  const selection = new Selection();
  const summaries = new Summaries(api);
  const pictures = new PicturePool();
  const photoIndex = new PhotoIndex(api);
  const libraryView = new GridView();
  const marks = new Marks(api, notices, undo);
  const viewer = new Viewer(api, marks);
  const albums = new Albums(api, notices, undo);
  const filterValues = new FilterValues(api, { library, tags, albums });
  const tagging = new Tagging({ api, undo, notices, search, selection });
  const tagExport = new TagExport(api, saveFile);
  const speak = createProgressSpeaker();

  function handle(event: LibraryEvent): void {
    library.handle(event);
    tagging.handle(event);
    savedSearches.handle(event);
    if (event.type === 'photos' || event.type === 'folders') folderTree.refresh();
    if (event.type === 'photos') {
      search.photosChanged();
      photoIndex.photosChanged();
      viewer.photosChanged();
      albums.photosChanged();
      tags.photosChanged();
      problems.refresh();
    } else if (event.type === 'progress') {
      const words = speak(event.progress);
      if (words !== null) notices.announce(words);
    } else if (event.type === 'organised') {
      const { topics } = event;
      const { albumId, tagIds } = search.filter;
      if (topics.includes('marks') || (topics.includes('albums') && albumId !== undefined))
        photoIndex.photosChanged(true);
      else if (topics.includes('tags') && tagIds !== undefined) photoIndex.photosChanged();
      const narrowed =
        (topics.includes('albums') && albumId !== undefined) ||
        (topics.includes('tags') && tagIds !== undefined);
      if (topics.includes('marks') || narrowed) search.photosChanged();
      if (topics.includes('albums')) void albums.refresh();
      if (topics.includes('tags')) void tags.changed();
      viewer.photosChanged();
    } else if (event.type === 'notice') {
      notices.show(event.level, event.message);
    } else if (event.type === 'job') {
      activity.handle(event.job);
    } else if (event.type === 'settings') {
      settings.handle(event.settings);
    } else if (event.type === 'update') {
      updates.handle(event.update);
    } else if (event.type === 'command') {
      shortcuts.chosen(event.command);
    }
  }

  async function connected(again: boolean): Promise<void> {
    if (again) notices.announce(messages.connection.back);
    void host.load();
    void settings.load();
    void savedSearches.load();
    void activity.load();
    folderTree.refresh();
    await library.refresh();
    search.retry();
    viewer.photosChanged();
    photoIndex.retry();
    void albums.refresh();
    void tags.changed();
  }

  library.onReplaced = () => {
    viewer.close();
    files.keep();
    tagEditor.close();
    undo.forget();
    tagging.forget();
    selection.clear();
    summaries.forget();
    photoIndex.forget();
    folderTree.clear();
    albums.forget();
    filterValues.clear();
    search.libraryReplaced();
    void savedSearches.load();
  };
  files.onTrashed = (ids) => {
    viewer.left(ids);
    selection.set(ids, false);
    photoIndex.photosChanged(true);
  };
  search.onAnswer = (result) => notices.announce(spokenResult(result));
  marks.writable = () => !library.readOnly;
  marks.onMarked = (picked, change) => {
    photoIndex.mark(picked, change);
    if (search.result) search.result = withMarks(search.result, picked, change);
  };
  albums.onRemoved = (id) => {
    if (search.filter.albumId === id) search.filterBy({ albumId: undefined });
  };
  const keepPlace = (step: boolean) => {
    showPlace(address, { screen: navigation.screen, question: search.question, openPhoto: viewer.id }, step);
  };
  /** The photo of the address, among those that are shown; closed when there is none. */
  const showPhoto = (id: number | null) => {
    if (id === null) viewer.close();
    else if (id !== viewer.id)
      viewer.open(id, search.active ? listOfHits(() => search.hits) : photoIndex.photos);
  };
  problems.onShow = () => navigation.go('activity');
  navigation.onGo = () => keepPlace(true);
  viewer.onShow = keepPlace;
  settings.onChange = (values) => void appearance.apply(values);
  search.onQuestion = (step) => {
    // Whoever asks wants to see the answer.
    const elsewhere = navigation.screen !== 'photos';
    navigation.restore('photos');
    keepPlace(step || elsewhere);
  };

  const parts = {
    navigation,
    host,
    settings,
    undo,
    commands,
    shortcuts,
    selection,
    summaries,
    pictures,
    photoIndex,
    marks,
    albums,
    libraryView,
    notices,
    connection,
    library,
    search,
    suggestions,
    savedSearches,
    filterValues,
    viewer,
    files,
    tags,
    tagEditor,
    tagging,
    tagExport,
    directories,
    drops,
    folderTree,
    problems,
    activity,
    storageUse,
    privacy,
    updates,
  };
  registerShellCommands(parts);

  return {
    ...parts,
    start() {
      const fromAddress = () => {
        const place = placeFromHash(address.location.hash);
        navigation.restore(place.screen);
        search.restore(place.question);
        showPhoto(place.openPhoto);
      };
      void appearance.apply(settings.values);
      address.addEventListener('popstate', fromAddress);
      api.connection.onEvent(handle);
      fromAddress();
      connection.start((again) => void connected(again));
    },
  };
}

/** The result with the marks of some of its hits changed: they show before the host was asked again. */
function withMarks(result: SearchResult, picked: Picked, change: MarkChange): SearchResult {
  return { ...result, hits: result.hits.map((hit) => (picked.has(hit.id) ? { ...hit, ...change } : hit)) };
}

function spokenResult({ hits }: SearchResult): string {
  if (hits.length === 0) return messages.empty.nothingFound;
  if (hits.every((hit) => hit.match === null)) return messages.results.announceSimilar(hits.length);
  const matches = hits.filter((hit) => hit.match).length;
  return messages.results.announce(matches, hits.length - matches);
}
