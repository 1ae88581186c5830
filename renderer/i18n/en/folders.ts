/** The folder tree of the sidebar. */

export const folders = {
  title: 'Folders',
  tree: 'Folders with photos',
  add: 'Add folder',
  actions: (name: string) => `Actions for ${name}`,
  rescan: 'Rescan',
  remove: 'Remove from library…',
  scanning: 'Looking for photos…',
  unavailable: (reason: string) => `Unavailable. ${reason} Its photos stay in the library.`,
  empty: 'No folders yet.',
  demo: 'These are sample photos. They go away when you add your own folder.',
  readOnly: 'Another Sightline has this library open for changes. Here you can only search it.',
  notAdded: (path: string, reason: string) => `${path} could not be added. ${reason}`,
};
