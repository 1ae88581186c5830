/** The first screen, shown while there is no folder. */
import { photos } from './counted.ts';

export const welcome = {
  title: 'Find any photo by describing it',
  detail:
    'Sightline indexes the photos in your folder on this computer. They stay where they are, unchanged, and nothing is sent anywhere.',
  choose: 'Choose a folder',
  samples: (count: number) => `Or try it with ${photos(count)} that come with Sightline:`,
  readOnly: 'Another Sightline has this library open for changes. Choose a folder there.',
};
