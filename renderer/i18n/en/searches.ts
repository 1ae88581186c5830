/** Saved searches. English. */

export const searches = {
  title: 'Saved searches',
  save: 'Save search',
  saveTitle: 'Save this search',
  name: 'Name',
  saveDetail: 'It stays in the sidebar and finds new photos too.',
  keep: 'Save',
  notLasting: 'A search with an image of your own, or with a part of a photo, can’t be saved.',
  saved: (name: string) => `Saved “${name}”.`,
  rename: 'Rename',
  renameTitle: 'Rename search',
  renamed: (name: string) => `Renamed to “${name}”.`,
  remove: 'Remove',
  removed: (name: string) => `Removed the search “${name}”.`,
  menu: (name: string) => `What to do with “${name}”`,
  none: 'Save a search to find it here again.',
};
