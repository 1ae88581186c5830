/** Undo and redo. */
import type { Messages } from '../words.ts';
import { photos } from './counted.ts';

export const undo: Messages['undo'] = {
  label: 'Changement qui peut être annulé',
  button: 'Annuler',
  nothing: 'Il n’y a rien à annuler.',
  nothingAgain: 'Il n’y a rien à rétablir.',
  undone: (change) => `Annulé : ${change}`,
  redone: (change) => `Rétabli : ${change}`,
  failed: (reason) => `Ce changement n’a pas pu être annulé. ${reason}`,
  joined: (count) =>
    `Les copies partagent maintenant leurs marques, albums et mots-clés : ${photos(count)} modifiées.`,
};
