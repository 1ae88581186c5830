/** The albums of the sidebar, and the dialogs that name and choose them. */
import { photos } from './counted.ts';

export const albums = {
  title: 'Albums',
  none: 'No albums yet.',
  emptyTitle: (name: string) => `“${name}” is empty`,
  emptyDetail: 'Select photos, then choose “Add to album…”.',
  showAll: 'Show all photos',
  create: 'New album',
  createTitle: 'New album',
  createWith: (count: number) => `New album with ${photos(count)}`,
  rename: 'Rename…',
  renameTitle: (name: string) => `Rename “${name}”`,
  renamed: (before: string, after: string) => `Album “${before}” renamed to “${after}”.`,
  remove: 'Delete album',
  menu: (name: string) => `Actions for ${name}`,
  name: 'Name',
  save: 'Save',
  confirmCreate: 'Create',
  chooseTitle: (count: number) => `Add ${photos(count)} to an album`,
  find: 'Find an album',
  createNamed: (name: string) => `Create “${name}”`,
  created: (name: string) => `Album “${name}” created.`,
  added: (count: number, name: string) =>
    count === 0 ? `Already in “${name}”.` : `${photos(count)} added to “${name}”.`,
  removed: (count: number, name: string) => `${photos(count)} removed from “${name}”.`,
  deleted: (name: string) => `Album “${name}” deleted. Its photos stay in the library.`,
};
