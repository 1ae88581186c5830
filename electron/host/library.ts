/** Procedures about the library as a whole, its folders and its indexing. Runs in the host. */
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
};

export const folders = {
  list: procedures.folders.list.handler(({ context, signal }) =>
    context.engine.listFolders({}, omitUndefined({ signal })),
  ),
  // Changes of the library are not cancelled when the page goes away: a person who asked for them meant them.
  add: procedures.folders.add.handler(async ({ context, input }) =>
    context.engine.addFolder({ path: await context.directories.resolve(input.directoryId) }),
  ),
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
