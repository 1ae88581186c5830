/** Events that the host sends to its pages. Runs anywhere. */
import { z } from 'zod';
import { command, updateState } from './app.ts';
import { photoId } from './base.ts';
import { comparison } from './comparison.ts';
import { counts, progress } from './library.ts';
import { modelPull } from './models.ts';
import { run } from './runs.ts';
import { settingsState } from './settings.ts';

/** The `type` that tells events apart, with the meaning of the event as its description. */
const type = <Type extends string>(value: Type, meaning: string) => z.literal(value).describe(meaning);

export const libraryEvent = z.discriminatedUnion('type', [
  z.object({
    type: type('progress', 'Indexing progressed.'),
    progress: progress.describe('Progress of the indexing run.'),
  }),
  z.object({ type: type('folders', 'Folders were added or removed, or their state or counts changed.') }),
  z.object({
    type: type('photos', 'Photos became searchable or were removed; results on screen may be stale.'),
    counts: counts.describe('Photos of the library by state.'),
  }),
  z.object({
    type: type('pictures', 'Files of photos changed: their thumbnails should be reloaded.'),
    ids: z.array(photoId).describe('Ids of those photos.'),
  }),
  z.object({
    type: type('organised', 'Something that users add to photos changed.'),
    topics: z
      .array(z.enum(['marks', 'albums', 'tags', 'searches', 'labels', 'proposals']))
      .describe(
        'What changed: favourites and ratings, albums, tags, saved searches, label sets, or proposals of tags.',
      ),
  }),
  z.object({
    type: type(
      'joined',
      'Copies of photos that had been marked, tagged or put in albums differently now carry the same.',
    ),
    photos: z.int().min(1).describe('How many photos now carry more, or another rating.'),
    undo: z.string().nullable().describe('Token for `library.undo`.'),
  }),
  z.object({
    type: type('run', 'A run started, progressed, changed state or ended.'),
    run: run.describe('The current state of the run.'),
  }),
  z.object({
    type: type('comparison', 'A comparison of models progressed or ended.'),
    comparison: comparison.describe('Its current state.'),
  }),
  z.object({
    type: type('settings', 'Settings changed.'),
    settings: settingsState.describe('The current settings.'),
  }),
  z.object({
    type: type('update', 'What is known about a new version changed.'),
    update: updateState.describe('Its current state.'),
  }),
  z.object({
    type: type('models', 'A model was installed or removed, or a download progressed.'),
    pull: modelPull.nullable().describe('The download; null: installed models changed.'),
  }),
  z.object({
    type: type('command', 'The user chose a native menu item or pressed a shortcut of the host.'),
    command,
  }),
  z.object({
    type: type('notice', 'A service process died or gave up.'),
    level: z.enum(['info', 'warning', 'error']).describe('Severity.'),
    message: z.string().describe('What happened, in human-readable form.'),
  }),
]);
export type LibraryEvent = z.infer<typeof libraryEvent>;
