/** The storage section of the settings: disk usage and thumbnails. */
export const storage = {
  parts: {
    database: 'Fotos, etiquetas y lo aprendido',
    thumbnails: 'Miniaturas',
    cache: 'Para buscar deprisa',
    other: 'Otros',
  },
  total: (size: string) => `${size} en total`,
  free: (size: string) => `${size} libres en este disco`,
  limit: 'Espacio para miniaturas',
  limitDetail: 'Si necesitan más, se eliminan las que llevan más tiempo sin verse.',
  place: 'Se guarda en',
  clear: 'Borrar miniaturas…',
  clearTitle: '¿Borrar las miniaturas?',
  clearDetail: (size: string) =>
    `Así se liberan ${size}. Las miniaturas se vuelven a crear cuando se muestran las fotos. Las fotos mismas no se tocan.`,
  clearConfirm: 'Borrar miniaturas',
  cleared: 'Se han borrado las miniaturas.',
  failed: 'No se pudo medir el espacio ocupado.',
};
