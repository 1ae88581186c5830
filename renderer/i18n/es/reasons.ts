/** Reasons that the engine gives, as half sentences: why a folder is unavailable. Spanish. */
import { photos } from './counted.ts';

export const reasons = {
  folderIsFile: (path: string) => `en lugar de la carpeta ${path} hay un archivo`,
  folderEmptied: (count: number) =>
    `la carpeta está vacía, pero tenía ${photos(count)}; ¿está conectado su disco?`,
  otherDisk: 'aquí hay otro disco montado; la mayoría de las fotos de la carpeta no están en él',
  folderGone: 'la carpeta no existe (se movió, cambió de nombre o no está conectada)',
  folderForbidden: 'no tienes permiso para leer esta carpeta',
  folderUnreadable: (code: string) => `no se pudo leer la carpeta (${code})`,
};
