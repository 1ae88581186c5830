/** The list of folders and files that scans could not list. */
import { formatNumber } from '../format.ts';
import { counted } from './counted.ts';

export const unlisted = {
  title: (count: number) => `${counted(count, 'carpeta o archivo', 'carpetas o archivos')} sin revisar`,
  detail: 'Sightline no pudo mirar dentro. Lo que la biblioteca conoce de ellos se conserva.',
  retry: 'Volver a mirar',
  retryOne: (name: string) => `Volver a mirar en ${name}`,
  retryAll: 'Volver a mirar en todos',
  queued: (count: number) => (count === 0 ? 'No hay nada que mirar.' : 'Mirando de nuevo…'),
  more: (count: number) => `y ${formatNumber(count)} más`,
};
