/** Taking changes back. English. */
export const undo = {
  label: 'Change that can be taken back',
  button: 'Undo',
  nothing: 'There is nothing to undo.',
  nothingAgain: 'There is nothing to do again.',
  undone: (change: string) => `Undone: ${change}`,
  redone: (change: string) => `Done again: ${change}`,
  failed: (reason: string) => `This change could not be undone. ${reason}`,
};
