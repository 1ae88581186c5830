/** Models: the one in use, better ones, downloads. */
import type { Messages } from '../words.ts';

export const models: Messages['models'] = {
  inUse: 'En uso',
  better: 'Obtener uno mejor',
  all: 'Todos los modelos conocidos',
  installedTitle: 'En este ordenador',
  download: 'Descargar',
  pause: 'Pausar',
  resume: 'Reanudar',
  cancel: 'Cancelar',
  use: 'Usar',
  remove: 'Eliminar',
  verify: 'Comprobar archivos',
  size: (size: string) => `${size} por descargar`,
  unknownSize: 'El tamaño se sabe al empezar la descarga',
  onDisk: (size: string) => `${size} en disco`,
  space: (size: string) => `${size} para los vectores de tus fotos`,
  hours: (time: string, photos: string) => `unos ${time} para tus ${photos} fotos`,
  licence: (licence: string) => `Licencia: ${licence}`,
  researchOnly: 'Solo para investigación',
  accuracy: (percent: string) => `ImageNet ${percent}, publicado`,
  otherTitle: 'Otro modelo del hub',
  otherDetail:
    'Propietario y nombre, como Xenova/clip-vit-base-patch16. Se descarga de huggingface.co o del espejo de HF_ENDPOINT.',
  otherInvalid: 'Escribe un propietario, una barra y un nombre.',
  resolving: 'Preguntando qué archivos hay…',
  waiting: 'Otro programa lo está descargando',
  downloading: (bytes: string, total: string) => `${bytes} de ${total}`,
  rate: (rate: string, time: string) => `${rate}/s, faltan ${time}`,
  verifying: 'Comprobando…',
  paused: (bytes: string) => `En pausa en ${bytes}`,
  failed: 'La descarga se detuvo. Lo que ha llegado se conserva.',
  installed: (model: string) => `${model} está instalado.`,
  verified: (model: string) => `Todos los archivos de ${model} están como se instalaron.`,
  damaged: (model: string, file: string, reason: string) =>
    `${file} de ${model} no está como se instaló: ${reason}`,
  switching: (model: string, former: string) =>
    `${model} tomará el relevo cuando haya visto todas las fotos. Hasta entonces responde ${former}.`,
  removeTitle: (model: string) => `¿Eliminar ${model}?`,
  removeDetail: 'Sus archivos se borran de este ordenador. Tus fotos y lo que aprendió de ellas se quedan.',
  failedList: 'No se pudo cargar la lista de modelos.',
};
