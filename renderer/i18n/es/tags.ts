/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { agreeing, counted, photos } from './counted.ts';

export const tags = {
  label: 'Etiquetas',
  editTitle: (count: number) => `Etiquetas de ${photos(count)}`,
  loading: 'Leyendo las etiquetas…',
  add: 'Añadir una etiqueta',
  addHint: 'Escribe un nombre y pulsa Intro',
  create: (name: string) => `Nueva etiqueta «${name}»`,
  suggestions: 'Etiquetas que encajan',
  none: 'Todavía no hay etiquetas. Son palabras tuyas, como «familia» o «imprimir»; se pueden buscar y exportar.',
  some: (count: number, all: number) => `en ${count} de ${photos(all)}`,
  addToAll: (name: string) => `Poner a todas las fotos la etiqueta ${name}`,
  remove: (name: string) => `Quitar la etiqueta ${name}`,
  byHand: 'puesta a mano',
  byModel: (percent: string) => `propuesta y aceptada, fuerza ${percent}`,
  tooLong: (limit: number) => `Una etiqueta puede tener como máximo ${limit} caracteres.`,
  assigned: (name: string, count: number) =>
    count === 0 ? `Todas tenían ya la etiqueta ${name}.` : `Etiqueta ${name} añadida a ${photos(count)}.`,
  unassigned: (name: string, count: number) => `Etiqueta ${name} quitada de ${photos(count)}.`,
  renamed: (before: string, after: string) => `La etiqueta ${before} se llama ahora ${after}.`,
  merged: (before: string, after: string) => `Las fotos de ${before} llevan ahora la etiqueta ${after}.`,
  removed: (name: string) => `Etiqueta ${name} quitada de todas las fotos.`,
  done: 'Listo',
  all: (count: number) => agreeing(count, '1 etiqueta', `Las ${counted(count, 'etiqueta', 'etiquetas')}`),
};
