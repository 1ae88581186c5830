/**
 * Every request and event of Sightline, once. Hosts implement it, clients are typed by it, and the completeness
 * test walks it. Served over WebSocket (page) and HTTP with an OpenAPI document (scripts); see docs/adr/0004.
 */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ERROR_KINDS } from './errors.ts';
import { LIMITS } from './limits.ts';
import * as schema from './schemas.ts';

const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional();
type ErrorCode = keyof typeof ERROR_KINDS;
const errors = Object.fromEntries(
  Object.entries(ERROR_KINDS).map(([kind, { status }]) => [kind, { status, data: detail }]),
) as Record<ErrorCode, { status: number; data: typeof detail }>;

const procedure = oc.errors(errors);
const nothing = z.object({});

export const contract = {
  library: {
    status: procedure
      .route({
        method: 'GET',
        path: '/status',
        summary: 'Counts, folders, model, data directory and progress',
      })
      .output(schema.libraryStatus),
    events: procedure
      .route({ method: 'GET', path: '/events', summary: 'Progress and changes as server-sent events' })
      .output(eventIterator(schema.libraryEvent)),
  },
  folders: {
    list: procedure
      .route({ method: 'GET', path: '/folders', summary: 'The folders of the library' })
      .output(z.array(schema.folder)),
    add: procedure
      .route({ method: 'POST', path: '/folders', summary: 'Add a directory found with directories.list' })
      .input(z.object({ directoryId: z.string().max(64) }))
      .output(schema.folder),
    remove: procedure
      .route({
        method: 'DELETE',
        path: '/folders/{id}',
        summary: 'Forget a folder; photos are never deleted',
      })
      .input(z.object({ id: z.coerce.number().pipe(schema.folderId) }))
      .output(nothing),
    rescan: procedure
      .route({
        method: 'POST',
        path: '/folders/rescan',
        summary: 'Look for new, changed and vanished photos',
      })
      .input(z.object({ id: schema.folderId.optional() }))
      .output(nothing),
  },
  directories: {
    list: procedure
      .route({
        method: 'GET',
        path: '/directories',
        summary: 'Directories of the server that may be added; the roots when no id is given',
      })
      .input(z.object({ id: z.string().max(64).optional() }))
      .output(schema.directoryListing),
  },
  search: {
    query: procedure
      .route({ method: 'POST', path: '/search', summary: 'Text, image, or both → photos, best first' })
      .input(schema.searchQuery)
      .output(schema.searchResult),
    uploadImage: procedure
      .route({ method: 'POST', path: '/search/images', summary: 'Upload a query image; kept in memory only' })
      .input(z.object({ file: z.file().max(LIMITS.queryImageBytes) }))
      .output(z.object({ imageId: z.string() })),
  },
  classify: procedure
    .route({ method: 'POST', path: '/classify', summary: 'Zero-shot labels for photos of the library' })
    .input(schema.classifyInput)
    .output(z.object({ model: z.string(), results: z.array(schema.classification) })),
  photos: {
    get: procedure
      .route({ method: 'GET', path: '/photos/{id}', summary: 'One photo with its metadata' })
      .input(z.object({ id: z.coerce.number().pipe(schema.photoId) }))
      .output(schema.photo),
    problems: procedure
      .route({
        method: 'GET',
        path: '/problems',
        summary: 'Files that failed, were skipped, or carry a warning',
      })
      .input(
        z.object({
          /** Rows after this photo id; 0 for the first page. */
          after: z.coerce.number().pipe(z.int().min(0)).default(0),
          limit: z.coerce.number().pipe(z.int().min(1).max(LIMITS.pageRows)).default(100),
          state: z.enum(['failed', 'skipped', 'done']).optional(),
        }),
      )
      .output(z.object({ problems: z.array(schema.problem), next: z.int().nullable() })),
    retry: procedure
      .route({ method: 'POST', path: '/problems/retry', summary: 'Try failed files again' })
      .input(z.object({ ids: z.array(schema.photoId).max(LIMITS.pageRows).optional() }))
      .output(z.object({ queued: z.int() })),
  },
  indexing: {
    pause: procedure.route({ method: 'POST', path: '/indexing/pause' }).output(nothing),
    resume: procedure.route({ method: 'POST', path: '/indexing/resume' }).output(nothing),
    cancel: procedure.route({ method: 'POST', path: '/indexing/cancel' }).output(nothing),
  },
};
export type Contract = typeof contract;
