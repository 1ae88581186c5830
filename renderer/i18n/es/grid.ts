/** The photo grid, its tool bar and its time line. */
import { agreeing, counted, photos } from './counted.ts';

export const grid = {
  label: (count: number) => photos(count),
  failed: 'No se pudieron mostrar las fotos',
  sort: 'Orden',
  sorts: {
    newest: 'Más recientes primero',
    oldest: 'Más antiguas primero',
    added: 'Últimas añadidas primero',
    path: 'Por carpeta y nombre',
  },
  thumbnailSize: 'Tamaño de las miniaturas',
  timeline: 'Línea de tiempo',
  scroll: 'Lugar en la lista',
  position: (place: string, count: string) => `${place} de ${count}`,
  photo: 'Foto',
  favourite: 'Favorita',
  stars: (rating: number) => counted(rating, 'estrella', 'estrellas'),
  select: (name: string) => `Seleccionar ${name}`,
  noPreview: 'Sin vista previa',
  gone: 'Esta foto ya no está',
  selected: (count: number) => `${photos(count)} ${agreeing(count, 'seleccionada', 'seleccionadas')}`,
  nothingSelected: 'Nada seleccionado',
  tooMany: (limit: string) =>
    `Se pueden elegir como máximo ${limit} fotos una a una. Elígelas todas y deja fuera algunas.`,
};
