/** Undo and redo. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const undo: Messages['undo'] = {
  label: 'Änderung, die sich zurücknehmen lässt',
  button: 'Rückgängig',
  nothing: 'Es gibt nichts rückgängig zu machen.',
  nothingAgain: 'Es gibt nichts zu wiederholen.',
  undone: (change) => `Rückgängig gemacht: ${change}`,
  redone: (change) => `Wiederholt: ${change}`,
  failed: (reason) => `Diese Änderung ließ sich nicht rückgängig machen. ${reason}`,
  joined: (count) =>
    `Kopien haben jetzt dieselben Markierungen, Alben und Schlagwörter: ${photos(count)} geändert.`,
};
