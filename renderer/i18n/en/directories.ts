/** The dialog that browses the host's directories. */

export const directories = {
  title: 'Add a folder',
  detail: 'Choose a folder of photos. Its subfolders are included.',
  roots: 'This computer',
  path: 'Current folder',
  up: 'Up',
  add: 'Add this folder',
  choose: 'Open a folder to add it',
  inLibrary: 'In the library',
  empty: 'This folder has no subfolders.',
  loading: 'Loading folders…',
};
