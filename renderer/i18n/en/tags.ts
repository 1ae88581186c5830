/** Tags on photos. English. */
import { counted, photos } from './counted.ts';

export const tags = {
  label: 'Tags',
  editTitle: (count: number) => `Tags of ${photos(count)}`,
  loading: 'Reading the tags…',
  add: 'Add a tag',
  addHint: 'Type a name and press Enter',
  create: (name: string) => `New tag “${name}”`,
  suggestions: 'Tags that fit',
  none: 'No tags yet. Tags are words of your own, such as “family” or “to print”; they can be searched and exported.',
  some: (count: number, all: number) => `on ${count} of ${photos(all)}`,
  addToAll: (name: string) => `Give all photos the tag ${name}`,
  remove: (name: string) => `Remove the tag ${name}`,
  byHand: 'given by hand',
  byModel: (percent: string) => `proposed and accepted, ${percent} strong`,
  tooLong: (limit: number) => `A tag may have at most ${limit} characters.`,
  assigned: (name: string, count: number) =>
    count === 0 ? `All of them had the tag ${name}.` : `Tag ${name} added to ${photos(count)}.`,
  unassigned: (name: string, count: number) => `Tag ${name} removed from ${photos(count)}.`,
  renamed: (before: string, after: string) => `Tag ${before} is now called ${after}.`,
  merged: (before: string, after: string) => `The photos of ${before} now carry the tag ${after}.`,
  removed: (name: string) => `Tag ${name} removed from all photos.`,
  done: 'Done',
  all: (count: number) => `All ${counted(count, 'tag', 'tags')}`,
};
