/** Saved searches. */
export const searches = {
  title: 'Búsquedas guardadas',
  save: 'Guardar búsqueda',
  saveTitle: 'Guardar esta búsqueda',
  name: 'Nombre',
  saveDetail: 'Queda en la barra lateral y encuentra también las fotos nuevas.',
  keep: 'Guardar',
  notLasting: 'Una búsqueda con una imagen tuya, o con una parte de una foto, no se puede guardar.',
  saved: (name: string) => `«${name}» se ha guardado.`,
  rename: 'Cambiar nombre',
  renameTitle: 'Cambiar el nombre de la búsqueda',
  renamed: (name: string) => `Ahora se llama «${name}».`,
  remove: 'Quitar',
  removed: (name: string) => `Búsqueda «${name}» quitada.`,
  menu: (name: string) => `Qué hacer con «${name}»`,
  none: 'Guarda una búsqueda para volver a encontrarla aquí.',
};
