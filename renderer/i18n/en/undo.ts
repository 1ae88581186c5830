/** Undo and redo. */
import { photos } from './counted.ts';

export const undo = {
  label: 'Latest change',
  button: 'Undo',
  nothing: 'Nothing to undo.',
  nothingAgain: 'Nothing to redo.',
  undone: (change: string) => `Undone: ${change}`,
  redone: (change: string) => `Redone: ${change}`,
  failed: (reason: string) => `This change could not be undone. ${reason}`,
  joined: (count: number) => `Copies now share their marks, albums and tags: ${photos(count)} changed.`,
};
