/** Undo and redo. */
export const undo = {
  label: 'Latest change',
  button: 'Undo',
  nothing: 'Nothing to undo.',
  nothingAgain: 'Nothing to redo.',
  undone: (change: string) => `Undone: ${change}`,
  redone: (change: string) => `Redone: ${change}`,
  failed: (reason: string) => `This change could not be undone. ${reason}`,
};
