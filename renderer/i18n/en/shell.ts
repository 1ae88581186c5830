/** The frame around every screen: sidebar, header, titles. English. */
import type { Screen } from '../../state/navigation.svelte.ts';

const screens: Record<Screen, string> = {
  photos: 'Photos',
  tagging: 'Tagging',
  activity: 'Activity',
  settings: 'Settings',
};

export const shell = {
  screens,
  sidebar: 'Library',
  openSidebar: 'Open the sidebar',
  closeSidebar: 'Close the sidebar',
  allPhotos: 'Photos',
  favourites: 'Favourites',
  tools: 'Tools',
  expand: (section: string) => `Show ${section}`,
  activityRunning: (percent: string) => `Indexing, ${percent} done. Show activity`,
  activityScanning: 'Looking for photos. Show activity',
  activityPaused: 'Indexing is paused. Show activity',
  activityStopped: 'Indexing stopped with an error. Show activity',
};
