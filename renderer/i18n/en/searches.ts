/** Saved searches. */

export const searches = {
  title: 'Saved searches',
  save: 'Save search',
  saveTitle: 'Save this search',
  name: 'Name',
  saveDetail: 'It stays in the sidebar and also finds photos that you add later.',
  keep: 'Save',
  notLasting: 'A search that uses a dropped or pasted image, or part of a photo, can’t be saved.',
  saved: (name: string) => `Saved “${name}”.`,
  rename: 'Rename',
  renameTitle: 'Rename search',
  renamed: (name: string) => `Renamed to “${name}”.`,
  remove: 'Remove',
  removed: (name: string) => `Search “${name}” removed.`,
  menu: (name: string) => `Actions for “${name}”`,
  none: 'Save a search to find it here later.',
};
