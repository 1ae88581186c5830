/** Undo and redo. */
import { photos } from './counted.ts';

export const undo = {
  label: 'Cambio que se puede deshacer',
  button: 'Deshacer',
  nothing: 'No hay nada que deshacer.',
  nothingAgain: 'No hay nada que rehacer.',
  undone: (change: string) => `Deshecho: ${change}`,
  redone: (change: string) => `Rehecho: ${change}`,
  failed: (reason: string) => `No se pudo deshacer este cambio. ${reason}`,
  joined: (count: number) =>
    `Las copias comparten ahora sus marcas, álbumes y etiquetas: ${photos(count)} cambiadas.`,
};
