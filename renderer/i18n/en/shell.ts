/** The frame around every screen: sidebar, header, titles. */
import type { Screen } from '../../lib/shell/screens.ts';

const screens: Record<Screen, string> = {
  photos: 'Photos',
  tagging: 'Tagging',
  activity: 'Activity',
  settings: 'Settings',
};

export const shell = {
  screens,
  sidebar: 'Library',
  openSidebar: 'Open sidebar',
  closeSidebar: 'Close sidebar',
  allPhotos: 'Photos',
  favourites: 'Favourites',
};
