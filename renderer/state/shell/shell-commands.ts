/** Default handlers of commands, on every screen. Screens may register their own on top. Page. */
import { tick } from 'svelte';
import { LIMITS } from '../../../shared/limits.ts';
import type { SearchFilter } from '../../../shared/schemas.ts';
import { focusSearch } from '../../dom/focus.ts';
import type { Directories } from '../folders/directories.svelte.ts';
import type { Search } from '../search/search.svelte.ts';
import type { UserSettings } from '../settings/settings.svelte.ts';
import type { Viewer } from '../viewer/viewer.svelte.ts';
import type { Commands } from './commands.ts';
import type { Doctor } from './doctor.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';
import type { Shortcuts } from './shortcuts.svelte.ts';
import type { Undo } from './undo.svelte.ts';

/** In CSS pixels. */
const THUMBNAIL_STEP = 40;

export interface ShellParts {
  readonly commands: Pick<Commands, 'on'>;
  readonly directories: Pick<Directories, 'start'>;
  readonly doctor: Pick<Doctor, 'examine'>;
  readonly navigation: Pick<Navigation, 'go'>;
  readonly search: Pick<Search, 'ask'>;
  readonly settings: Pick<UserSettings, 'values' | 'update'>;
  readonly shortcuts: Pick<Shortcuts, 'listed'>;
  readonly undo: Pick<Undo, 'undo' | 'redo'>;
  readonly viewer: Pick<Viewer, 'close'>;
}

export function registerShellCommands(parts: ShellParts): void {
  const { commands, directories, doctor, navigation, search, settings, shortcuts, undo, viewer } = parts;
  const resize = (step: number) => {
    const { least, most } = LIMITS.thumbnailHeight;
    const wanted = settings.values.thumbnailHeight + step;
    const thumbnailHeight = Math.min(most, Math.max(least, wanted));
    if (thumbnailHeight !== settings.values.thumbnailHeight) void settings.update({ thumbnailHeight });
  };

  /** Closes an open photo first, because it would cover the result. */
  const uncovered = (work: () => void) => () => {
    viewer.close();
    work();
  };
  const show = (filter: SearchFilter) => {
    search.ask({ filter });
    navigation.go('photos');
  };

  commands.on(
    'focus-search',
    // The page underneath can take focus only after the change has rendered.
    uncovered(() => void tick().then(focusSearch)),
  );
  commands.on('choose-folder', () => void directories.start());
  commands.on(
    'show-library',
    uncovered(() => show({})),
  );
  commands.on(
    'show-favourites',
    uncovered(() => show({ favourite: true })),
  );
  commands.on(
    'show-tags',
    uncovered(() => navigation.go('tagging')),
  );
  commands.on(
    'show-activity',
    uncovered(() => navigation.go('activity')),
  );
  commands.on(
    'show-settings',
    uncovered(() => navigation.go('settings')),
  );
  commands.on('show-shortcuts', () => (shortcuts.listed = true));
  commands.on('show-doctor', () => void doctor.examine());
  commands.on('undo', () => void undo.undo());
  commands.on('redo', () => void undo.redo());
  commands.on('larger-thumbnails', () => resize(THUMBNAIL_STEP));
  commands.on('smaller-thumbnails', () => resize(-THUMBNAIL_STEP));
}
