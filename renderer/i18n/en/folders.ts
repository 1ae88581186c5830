/** The folders of the library in the sidebar. English. */
import { photos } from './counted.ts';

export const folders = {
  title: 'Folders',
  tree: 'Folders with photos',
  add: 'Add folder',
  actions: (name: string) => `Actions for ${name}`,
  rescan: 'Rescan',
  remove: 'Remove from the library…',
  /** What is read out for a line of the tree. */
  line: (name: string, count: number) => `${name}, ${photos(count)}`,
  /** The same with what is the matter. */
  lineState: (line: string, state: string) => `${line}. ${state}`,
  scanning: 'Looking for photos…',
  unavailable: (reason: string) => `Unavailable. ${reason} Its photos stay in the library.`,
  empty: 'No folder yet.',
  demo: 'These are sample photos. Add your own folder and they go away.',
  readOnly: 'Another Sightline is changing this library. Here you can search it.',
  notAdded: (path: string, reason: string) => `${path} could not be added. ${reason}`,
  droppedInBrowser: (name: string) =>
    `A browser does not say where “${name}” is. Choose the folder with “Add folder” instead.`,
  droppedUnusable: (name: string) => `“${name}” is neither a folder nor an image that can be read.`,
};
