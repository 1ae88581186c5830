/** The list of files that failed, were skipped or have a warning. */
import { formatNumber } from '../format.ts';
import { agreeing, files } from './counted.ts';

export const problems = {
  title: 'Archivos por revisar',
  detail:
    'Archivos que fallaron, se omitieron o se leyeron con una advertencia. Los originales no se cambian nunca.',
  all: 'Todos',
  failed: 'Con error',
  skipped: 'Omitidos',
  done: 'Advertencias',
  state: { failed: 'Con error', skipped: 'Omitido', done: 'Advertencia' },
  show: 'Mostrar',
  retry: 'Reintentar',
  retryOne: (name: string) => `Reintentar ${name}`,
  retryAll: 'Reintentar todos los fallidos',
  queued: (count: number) =>
    count === 0 ? 'No hay nada que reintentar.' : `Se volverá a intentar con ${files(count)}.`,
  summary: (count: number, reason: string) =>
    `${files(count)} ${agreeing(count, 'omitido', 'omitidos')}: ${reason}`,
  pages: 'Páginas de la lista',
  previous: 'Anterior',
  next: 'Siguiente',
  range: (first: number, last: number, total: number) =>
    `${formatNumber(first)}–${formatNumber(last)} de ${formatNumber(total)}`,
  noneDetail: 'Todos los archivos se leyeron sin problemas.',
  loading: 'Cargando…',
};
