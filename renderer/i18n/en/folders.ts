/** The folders of the library in the sidebar. English. */

export const folders = {
  title: 'Folders',
  tree: 'Folders with photos',
  add: 'Add folder',
  actions: (name: string) => `Actions for ${name}`,
  rescan: 'Rescan',
  remove: 'Remove from the library…',
  scanning: 'Looking for photos…',
  unavailable: (reason: string) => `Unavailable. ${reason} Its photos stay in the library.`,
  empty: 'No folder yet.',
  demo: 'These are sample photos. Add your own folder and they go away.',
  readOnly: 'Another Sightline is changing this library. Here you can search it.',
  notAdded: (path: string, reason: string) => `${path} could not be added. ${reason}`,
};
