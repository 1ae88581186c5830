/** What the frame of the page does about commands, wherever the reader is. Screens that know better register over it. */
import type { SearchFilter } from '../../shared/schemas.ts';
import { focusSearch } from '../lib/focus.ts';
import type { App } from './app.svelte.ts';

/** Bounds of the contract, and one step, CSS pixels. */
const THUMBNAIL = { least: 80, most: 480, step: 40 };

export function registerShellCommands(app: Omit<App, 'start'>): void {
  const { commands, navigation, search, settings, shortcuts, undo } = app;
  const resize = (step: number) => {
    const wanted = settings.values.thumbnailHeight + step;
    const thumbnailHeight = Math.min(THUMBNAIL.most, Math.max(THUMBNAIL.least, wanted));
    if (thumbnailHeight !== settings.values.thumbnailHeight) void settings.update({ thumbnailHeight });
  };

  commands.on('focus-search', focusSearch);
  commands.on('choose-folder', () => void app.directories.start());
  const show = (filter: SearchFilter) => {
    search.ask({ filter });
    navigation.go('photos');
  };
  commands.on('show-library', () => show({}));
  commands.on('show-favourites', () => show({ favourite: true }));
  commands.on('show-tags', () => navigation.go('tagging'));
  commands.on('show-activity', () => navigation.go('activity'));
  commands.on('show-settings', () => navigation.go('settings'));
  commands.on('show-shortcuts', () => (shortcuts.listed = true));
  commands.on('undo', () => void undo.undo());
  commands.on('redo', () => void undo.redo());
  commands.on('larger-thumbnails', () => resize(THUMBNAIL.step));
  commands.on('smaller-thumbnails', () => resize(-THUMBNAIL.step));
}
