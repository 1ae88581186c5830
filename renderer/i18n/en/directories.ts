/** The browser of the host's directories. English. */

export const directories = {
  title: 'Add a folder',
  detail: 'Choose a folder of photos. Everything below it is searched too.',
  roots: 'This computer',
  path: 'Where you are',
  up: 'Up',
  add: 'Add this folder',
  choose: 'Open a folder to add it',
  inLibrary: 'In the library',
  empty: 'There are no folders inside this one.',
  loading: 'Reading folders…',
};
