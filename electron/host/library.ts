/** Procedures about the library as a whole, its folders and its indexing. Runs in the host process. */
import { toSightlineError } from '../../shared/errors.ts';
import type { Folder } from '../../shared/schemas.ts';
import { showPath } from '../engine/files/path-bytes.ts';
import { eventStream } from './event-queue.ts';
import { omitUndefined } from './omit-undefined.ts';
import { procedures } from './procedures.ts';

export const library = {
  status: procedures.library.status.handler(({ context, signal }) =>
    context.engine.status({}, omitUndefined({ signal })),
  ),
  events: procedures.library.events.handler(({ context, signal }) =>
    Promise.resolve(eventStream(context.subscribe, signal)),
  ),

  tree: procedures.library.tree.handler(({ context, input, signal }) =>
    context.engine.tree(omitUndefined(input), omitUndefined({ signal })),
  ),
  facets: procedures.library.facets.handler(({ context, input, signal }) =>
    context.engine.facets(omitUndefined(input), omitUndefined({ signal })),
  ),
  storage: procedures.library.storage.handler(({ context, signal }) =>
    context.engine.storage({}, omitUndefined({ signal })),
  ),
  clearThumbnails: procedures.library.clearThumbnails.handler(({ context }) =>
    context.engine.clearThumbnails({}),
  ),
  undo: procedures.library.undo.handler(({ context, input }) => context.engine.undo(input)),
};

export const folders = {
  list: procedures.folders.list.handler(({ context, signal }) =>
    context.engine.listFolders({}, omitUndefined({ signal })),
  ),
  // Changes of the library are not cancelled when the page goes away: a person who asked for them meant them.
  add: procedures.folders.add.handler(async ({ context, input }) =>
    context.engine.addFolder({ path: await context.directories.resolve(input.directoryId) }),
  ),
  choose: procedures.folders.choose.handler(async ({ context }) => {
    const added: Folder[] = [];
    const failed: { path: string; reason: string }[] = [];
    for (const path of await context.app.chooseFolders()) {
      try {
        added.push(await context.engine.addFolder({ path }));
      } catch (thrown) {
        failed.push({ path: showPath(path), reason: toSightlineError(thrown).message });
      }
    }
    return { added, failed };
  }),
  remove: procedures.folders.remove.handler(({ context, input }) => context.engine.removeFolder(input)),
  rescan: procedures.folders.rescan.handler(({ context, input }) =>
    context.engine.rescan(omitUndefined(input)),
  ),
};

export const directories = {
  list: procedures.directories.list.handler(async ({ context, input, signal }) => {
    const known = await context.engine.listFolders({}, omitUndefined({ signal }));
    return context.directories.list(input.id, new Map(known.map(({ path, id }) => [path, id])));
  }),
};

export const indexing = {
  pause: procedures.indexing.pause.handler(({ context }) => context.engine.pause({})),
  resume: procedures.indexing.resume.handler(({ context }) => context.engine.resume({})),
  cancel: procedures.indexing.cancel.handler(({ context }) => context.engine.cancel({})),
};

export const activity = {
  list: procedures.activity.list.handler(({ context, signal }) =>
    context.engine.jobs({}, omitUndefined({ signal })),
  ),
  pause: procedures.activity.pause.handler(({ context, input }) => context.engine.pauseJob(input)),
  resume: procedures.activity.resume.handler(({ context, input }) => context.engine.resumeJob(input)),
  cancel: procedures.activity.cancel.handler(({ context, input }) => context.engine.cancelJob(input)),
  clear: procedures.activity.clear.handler(({ context }) => context.engine.clearJobs({})),
};
