/** The frame around every screen: sidebar, header, titles. */
export const shell = {
  screens: { photos: 'Fotos', tagging: 'Etiquetado', activity: 'Actividad', settings: 'Ajustes' },
  sidebar: 'Biblioteca',
  openSidebar: 'Abrir la barra lateral',
  closeSidebar: 'Cerrar la barra lateral',
  allPhotos: 'Fotos',
  favourites: 'Favoritas',
};
