/** What the frame of the page does about commands, wherever the reader is. Screens that know better register over it. */
import { tick } from 'svelte';
import type { SearchFilter } from '../../../shared/schemas.ts';
import { focusSearch } from '../../lib/focus.ts';
import type { App } from '../app.svelte.ts';

/** Bounds of the contract, and one step, CSS pixels. */
const THUMBNAIL = { least: 80, most: 480, step: 40 };

export function registerShellCommands(app: Omit<App, 'start'>): void {
  const { commands, navigation, search, settings, shortcuts, undo } = app;
  const resize = (step: number) => {
    const wanted = settings.values.thumbnailHeight + step;
    const thumbnailHeight = Math.min(THUMBNAIL.most, Math.max(THUMBNAIL.least, wanted));
    if (thumbnailHeight !== settings.values.thumbnailHeight) void settings.update({ thumbnailHeight });
  };

  /** An open photo covers what is asked for: it gives way. */
  const uncovered = (work: () => void) => () => {
    app.viewer.close();
    work();
  };

  // The page under the photo can take the focus once the change has reached it.
  commands.on(
    'focus-search',
    uncovered(() => void tick().then(focusSearch)),
  );
  commands.on('choose-folder', () => void app.directories.start());
  const show = (filter: SearchFilter) => {
    search.ask({ filter });
    navigation.go('photos');
  };
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
  commands.on('undo', () => void undo.undo());
  commands.on('redo', () => void undo.redo());
  commands.on('larger-thumbnails', () => resize(THUMBNAIL.step));
  commands.on('smaller-thumbnails', () => resize(-THUMBNAIL.step));
}
