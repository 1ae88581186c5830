/** Events that the host sends to its pages. Runs anywhere. */
import { z } from 'zod';
import { command, updateState } from './app.ts';
import { photoId } from './base.ts';
import { job } from './jobs.ts';
import { counts, progress } from './library.ts';
import { settingsState } from './settings.ts';

/** The `type` that tells events apart, with the meaning of the event as its description. */
const type = <Type extends string>(value: Type, meaning: string) => z.literal(value).describe(meaning);

export const libraryEvent = z.discriminatedUnion('type', [
  z.object({
    type: type('progress', 'Indexing moved on.'),
    progress: progress.describe('Progress of the indexing run.'),
  }),
  z.object({ type: type('folders', 'Folders were added or removed, or their state or counts changed.') }),
  z.object({
    type: type('photos', 'Photos became searchable or left; results on show may be stale.'),
    counts: counts.describe('Photos of the library by state.'),
  }),
  z.object({
    type: type('pictures', 'Files of photos changed: ask for their thumbnails again.'),
    ids: z.array(photoId).describe('Ids of those photos.'),
  }),
  z.object({
    type: type('organised', 'Something a person keeps about photos changed.'),
    topics: z
      .array(z.enum(['marks', 'albums', 'tags', 'searches', 'labels', 'proposals']))
      .describe(
        'What changed: favourites and ratings, albums, tags, saved searches, label sets, or proposals of tags.',
      ),
  }),
  z.object({
    type: type('job', 'A job began, moved on or ended.'),
    job: job.describe('The job as it is now.'),
  }),
  z.object({
    type: type('settings', 'Settings changed.'),
    settings: settingsState.describe('The settings as they are now.'),
  }),
  z.object({
    type: type('update', 'What is known of a new version changed.'),
    update: updateState.describe('What is known of it now.'),
  }),
  z.object({ type: type('command', 'Somebody used a native menu or shortcut of the host.'), command }),
  z.object({
    type: type('notice', 'A service process died or gave up.'),
    level: z.enum(['info', 'warning', 'error']).describe('How serious it is.'),
    message: z.string().describe('What happened, for a person.'),
  }),
]);
export type LibraryEvent = z.infer<typeof libraryEvent>;
