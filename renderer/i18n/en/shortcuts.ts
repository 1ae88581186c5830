/** Shortcuts: what they do, and how keys are called. English. */
import type { Scope, ShortcutId } from '../../lib/shortcuts.ts';

const scopes: Record<Scope, string> = {
  everywhere: 'Everywhere',
  photos: 'Photos',
  viewer: 'One photo',
  tagging: 'Tagging',
};

const names: Record<ShortcutId, string> = {
  search: 'Search',
  addFolder: 'Add a folder',
  undo: 'Undo',
  redo: 'Do again',
  settings: 'Settings',
  shortcuts: 'This list',
  move: 'Move between photos',
  page: 'Page up and down',
  ends: 'First and last photo',
  open: 'Open the photo',
  select: 'Select, or take out of the selection',
  extend: 'Extend the selection',
  selectAll: 'Select all',
  selectNone: 'Select nothing',
  favourite: 'Favourite',
  rate: 'Rate with 1 to 5 stars, 0 for none',
  similar: 'Find similar photos',
  trash: 'Move to the trash',
  larger: 'Larger thumbnails',
  smaller: 'Smaller thumbnails',
  viewerStep: 'Previous and next photo',
  viewerEnds: 'First and last photo',
  viewerZoom: 'Zoom in and out',
  viewerFit: 'Fit to the window',
  viewerPixels: 'Zoom to 100 %',
  viewerTurn: 'Turn the view right, left',
  viewerInfo: 'Show or hide the info',
  viewerClose: 'Close the photo',
};

export const shortcuts = {
  title: 'Keyboard shortcuts',
  scopes,
  names,
  /** Names of keys that are written out; Mod is the key that goes with letters. */
  keys: {
    Mod: 'Ctrl',
    Shift: 'Shift',
    Enter: 'Enter',
    Escape: 'Esc',
    Space: 'Space',
    Delete: 'Delete',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
  },
  or: 'or',
  hint: (text: string, keys: string) => `${text} (${keys})`,
};
