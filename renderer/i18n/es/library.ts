/** The library folders in the settings, and messages about them. */
import { agreeing, counted, photos } from './counted.ts';
import { formatNumber } from '../format.ts';

export const library = {
  addFolder: 'Añadir carpeta',
  rescan: (name: string) => `Volver a revisar ${name}`,
  rescanShort: 'Revisar',
  remove: (name: string) => `Quitar ${name}`,
  removeShort: 'Quitar',
  photos,
  pending: (count: number) => `${agreeing(count, 'queda', 'quedan')} ${formatNumber(count)}`,
  failed: (count: number) => `${formatNumber(count)} con error`,
  skipped: (count: number) => counted(count, 'omitida', 'omitidas'),
  scanning: 'Revisando…',
  neverScanned: 'Sin revisar todavía',
  scanned: (moment: string) => `Revisada: ${moment}`,
  added: (name: string) => `${name} se ha añadido.`,
  removed: (name: string) => `${name} se ha quitado. Las fotos no se han tocado.`,
  problems: (count: number) => `${counted(count, 'archivo', 'archivos')} por revisar`,
};
