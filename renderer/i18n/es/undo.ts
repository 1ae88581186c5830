/** Undo and redo. */
export const undo = {
  label: 'Cambio que se puede deshacer',
  button: 'Deshacer',
  nothing: 'No hay nada que deshacer.',
  nothingAgain: 'No hay nada que rehacer.',
  undone: (change: string) => `Deshecho: ${change}`,
  redone: (change: string) => `Rehecho: ${change}`,
  failed: (reason: string) => `No se pudo deshacer este cambio. ${reason}`,
};
