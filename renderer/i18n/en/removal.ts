/** The dialog that asks before removing a folder. */

export const removal = {
  title: (name: string) => `Remove “${name}”?`,
  detail:
    'Sightline will forget this folder and what it read from it. It keeps the tags, ratings and albums of its photos in case they come back. The photos on disk will not be touched.',
  confirm: 'Remove folder',
};
