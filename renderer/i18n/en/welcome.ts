/** The first screen, before there is a folder. English. */
import { photos } from './counted.ts';

export const welcome = {
  title: 'Find any photo by describing it',
  detail:
    'Sightline looks at the pictures in your folder and learns what is in them, on this computer: your photos stay where they are, unchanged, and nothing is sent anywhere.',
  choose: 'Choose a folder',
  samples: (count: number) => `Or try it with ${photos(count)} that come with Sightline:`,
  readOnly: 'Another Sightline is changing this library. Choose a folder there.',
};
