/** The frame around every screen: sidebar, header, titles. */
import type { Messages } from '../words.ts';

export const shell: Messages['shell'] = {
  screens: { photos: 'Photos', tagging: 'Mots-clés', activity: 'Activité', settings: 'Réglages' },
  sidebar: 'Bibliothèque',
  openSidebar: 'Ouvrir la barre latérale',
  closeSidebar: 'Fermer la barre latérale',
  allPhotos: 'Photos',
  favourites: 'Favoris',
};
