/** The dialog that asks before removing a folder. */

export const removal = {
  title: (name: string) => `Remove “${name}”?`,
  detail:
    'Sightline will forget this folder and everything it indexed from it. The photos on disk will not be touched.',
  confirm: 'Remove folder',
};
