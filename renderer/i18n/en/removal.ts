/** Asking before a folder is forgotten. English. */

export const removal = {
  title: (name: string) => `Remove “${name}”?`,
  detail:
    'Sightline forgets this folder and what it learned from it. The photos on disk stay as they are, untouched.',
  confirm: 'Remove folder',
};
