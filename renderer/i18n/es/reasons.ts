/** Reasons from the engine, as clauses: why a folder is unavailable, why a file failed or was skipped. */
import { formatNumber, formatScale } from '../format.ts';
import { photos } from './counted.ts';

/** Formats a percentage, which the engine gives as a whole number. */
const share = (percent: number) => formatScale(percent / 100);

export const reasons = {
  folderIsFile: (path: string) => `en lugar de la carpeta ${path} hay un archivo`,
  folderEmptied: (count: number) =>
    `la carpeta está vacía, pero tenía ${photos(count)}; ¿está conectado su disco?`,
  otherDisk: 'aquí hay otro disco montado; la mayoría de las fotos de la carpeta no están en él',
  folderGone: 'la carpeta no existe (se movió, cambió de nombre o no está conectada)',
  folderForbidden: 'no tienes permiso para leer esta carpeta',
  folderUnreadable: (code: string) => `no se pudo leer la carpeta (${code})`,
  folderMountMissing: 'la carpeta está vacía, pero tenía fotos de otro disco; ¿está montado?',
  pathTooLong: 'la ruta es demasiado larga para el sistema',
  linkUnreadable: (code: string) => `no se pudo leer el destino del enlace simbólico (${code})`,
  folderSilent: 'la carpeta no responde; ¿siguen accesibles su disco o la red?',

  addedFile: (path: string) => `${path} no es una carpeta, sino un archivo`,
  addedNothing: (path: string) => `la carpeta ${path} no existe`,
  addedForbidden: (path: string) => `no tienes permiso para leer la carpeta ${path}`,
  addedDataDirectory: (path: string) =>
    `no es una carpeta de fotos, sino la carpeta de datos de Sightline (${path})`,

  formatLeftOut: (format: string) => `esta versión de Sightline no puede leer el formato (${format})`,
  formatNotYet: (format: string) => `formato aún no compatible (${format})`,
  videoNotYet: 'formato aún no compatible (vídeo)',
  notRegular: 'no es un archivo normal',
  linkLoop: (path: string) => `enlace simbólico en bucle: vuelve a ${path}`,
  linkToItself: 'enlace simbólico en bucle: vuelve a sí mismo',
  linkDangling: 'enlace simbólico roto: su destino no existe',
  linkKnown: (path: string) => `enlace simbólico a algo que ya está en la biblioteca como ${path}`,

  fileGone: 'el archivo ya no está',
  fileForbidden: 'no tienes permiso para leer este archivo',
  fileUnreadable: (code: string) => `no se pudo leer el archivo (${code})`,
  fileEmpty: 'el archivo está vacío (0 bytes)',
  fileTooLarge: (most: number, megabytes: number) =>
    `el archivo es demasiado grande: ${formatNumber(megabytes)} MB, el límite es de ${formatNumber(most)} MB`,
  notStored: (words: string) =>
    `no se pudo guardar o leer el registro del archivo en la biblioteca (${words})`,
  noFile: 'no es un archivo normal, sino una carpeta, una tubería o un dispositivo',

  noImage: 'no es una imagen: el contenido no tiene ningún formato de imagen conocido',
  undecodable: (words: string) => `no se pudo descodificar la imagen (${words})`,
  noPreview: 'el archivo RAW no contiene vista previa y Sightline no revela datos RAW',
  invalidData: (format: string) => `el archivo está dañado o no es una imagen ${format} válida`,
  decoderCrashed: 'el descodificador falló con este archivo',
  tooSlow: (seconds: number) => `la descodificación tardó más de ${formatNumber(seconds)} segundos`,
  tooHungry: (megabytes: number) =>
    `la descodificación necesita más de ${formatNumber(megabytes)} MB de memoria`,
  tooManyPixels: (most: number, width: number, height: number) =>
    `la imagen es demasiado grande: ${formatNumber(width)} × ${formatNumber(height)} píxeles, el límite es de ${formatNumber(most)} megapíxeles`,
  tooMuchMemory: (most: number, type: string, width: number, height: number, megabytes: number) =>
    `la imagen es demasiado grande: descodificar ${type} de ${formatNumber(width)} × ${formatNumber(height)} píxeles necesita unos ${formatNumber(megabytes)} MB, el límite es de ${formatNumber(most)} MB`,
  tooShort: (percent: number) =>
    `el archivo está cortado o dañado: solo contiene cerca del ${share(percent)} de la imagen y hace falta al menos la mitad`,
  cutOff: (percent: number) =>
    `el archivo está cortado o dañado; se pudo leer cerca del ${share(percent)} de la imagen`,
  cutOffCoarse: 'el archivo está cortado; a la imagen le pueden faltar detalles',
  damaged: 'el archivo está dañado; pueden faltar partes de la imagen',

  diskFull: (path: string) =>
    `el disco de ${path} está lleno; libera espacio e inténtalo de nuevo, no se ha perdido nada`,
};
