/** The frame around every screen: sidebar, header, titles. */
import type { Messages } from '../words.ts';

export const shell: Messages['shell'] = {
  screens: {
    photos: 'Fotos',
    tagging: 'Verschlagworten',
    activity: 'Aktivität',
    settings: 'Einstellungen',
  },
  sidebar: 'Bibliothek',
  openSidebar: 'Seitenleiste öffnen',
  closeSidebar: 'Seitenleiste schließen',
  allPhotos: 'Fotos',
  favourites: 'Favoriten',
};
