/** The dialog that browses the host's directories. */
export const directories = {
  title: 'Añadir una carpeta',
  detail: 'Elige una carpeta de fotos. También se busca en todas las que contiene.',
  roots: 'Este ordenador',
  path: 'Dónde estás',
  up: 'Subir',
  add: 'Añadir esta carpeta',
  choose: 'Abre una carpeta para añadirla',
  inLibrary: 'En la biblioteca',
  empty: 'Dentro de esta no hay carpetas.',
  loading: 'Leyendo carpetas…',
};
