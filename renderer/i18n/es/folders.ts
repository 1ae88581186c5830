/** The folder tree of the sidebar. */
export const folders = {
  title: 'Carpetas',
  tree: 'Carpetas con fotos',
  add: 'Añadir carpeta',
  actions: (name: string) => `Acciones para ${name}`,
  rescan: 'Volver a revisar',
  remove: 'Quitar de la biblioteca…',
  scanning: 'Buscando fotos…',
  unavailable: (reason: string) => `No disponible. ${reason} Sus fotos siguen en la biblioteca.`,
  empty: 'Todavía no hay carpetas.',
  demo: 'Estas fotos son de muestra. Desaparecen cuando añades tu propia carpeta.',
  readOnly: 'Otro Sightline está cambiando esta biblioteca. Aquí puedes buscar en ella.',
  notAdded: (path: string, reason: string) => `No se pudo añadir ${path}. ${reason}`,
};
