/** Tags on photos: the sidebar, the tag editor and the viewer. */
import { counted, photos } from './counted.ts';

export const tags = {
  label: 'Tags',
  editTitle: (count: number) => `Tags for ${photos(count)}`,
  loading: 'Loading tags…',
  add: 'Add a tag',
  addHint: 'Type a name and press Enter',
  create: (name: string) => `New tag “${name}”`,
  suggestions: 'Matching tags',
  none: 'No tags yet. Tags are words of your own, such as “family” or “to print”; you can search and export them.',
  some: (count: number, all: number) => `on ${count} of ${photos(all)}`,
  addToAll: (name: string) => `Add the tag ${name} to all photos`,
  remove: (name: string) => `Remove the tag ${name}`,
  byHand: 'added by hand',
  byModel: (percent: string) => `proposed and accepted, strength ${percent}`,
  tooLong: (limit: number) => `A tag may have at most ${limit} characters.`,
  assigned: (name: string, count: number) =>
    count === 0 ? `All of them already had the tag ${name}.` : `Tag ${name} added to ${photos(count)}.`,
  unassigned: (name: string, count: number) => `Tag ${name} removed from ${photos(count)}.`,
  renamed: (before: string, after: string) => `Tag ${before} renamed to ${after}.`,
  merged: (before: string, after: string) => `Tag ${before} merged into ${after}.`,
  removed: (name: string) => `Tag ${name} removed from all photos.`,
  done: 'Done',
  all: (count: number) => `All ${counted(count, 'tag', 'tags')}`,
};
