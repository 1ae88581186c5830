/** What the host tells its pages. */
import { z } from 'zod';
import { command, updateState } from './app.ts';
import { photoId } from './base.ts';
import { job } from './jobs.ts';
import { counts, progress } from './library.ts';
import { settingsState } from './settings.ts';

export const libraryEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: progress }),
  /** Folders were added, removed, or changed state or counts. */
  z.object({ type: z.literal('folders') }),
  /** Photos became searchable or left; a shown result list may be refreshed. */
  z.object({ type: z.literal('photos'), counts: counts }),
  /** Files of these photos changed: their thumbnails are to be asked for again. */
  z.object({ type: z.literal('pictures'), ids: z.array(photoId) }),
  /** Favourites, ratings, albums, tags, saved searches or label sets changed. */
  z.object({
    type: z.literal('organised'),
    topics: z.array(z.enum(['marks', 'albums', 'tags', 'searches', 'labels', 'proposals'])),
  }),
  /** A job began, moved on or ended. */
  z.object({ type: z.literal('job'), job }),
  z.object({ type: z.literal('settings'), settings: settingsState }),
  /** What is known of a new version changed: found, downloaded, failed. */
  z.object({ type: z.literal('update'), update: updateState }),
  /** A native menu of the host was used. */
  z.object({ type: z.literal('command'), command }),
  /** A service process died or gave up; the message is for a person. */
  z.object({ type: z.literal('notice'), level: z.enum(['info', 'warning', 'error']), message: z.string() }),
]);
export type LibraryEvent = z.infer<typeof libraryEvent>;
