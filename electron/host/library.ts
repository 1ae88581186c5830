/** Implements requests about the library and its folders that need more than forwarding. Runs in the host process. */
import { toSightlineError } from '../../shared/errors.ts';
import type { Folder } from '../../shared/schemas.ts';
import { showPath } from '../engine/files/path-bytes.ts';
import { eventStream } from './event-queue.ts';
import { forward } from './forward.ts';
import { procedures } from './procedures.ts';

export const library = forward('library', {
  events: procedures.library.events.handler(({ context, signal }) =>
    Promise.resolve(eventStream(context.subscribe, signal)),
  ),
});

export const folders = forward('folders', {
  add: procedures.folders.add.handler(async ({ context, input }) =>
    context.engine.folders.add({ path: await context.directories.resolve(input.directoryId) }),
  ),
  choose: procedures.folders.choose.handler(async ({ context }) => {
    const added: Folder[] = [];
    const failed: { path: string; reason: string }[] = [];
    for (const path of await context.app.chooseFolders()) {
      try {
        added.push(await context.engine.folders.add({ path }));
      } catch (thrown) {
        failed.push({ path: showPath(path), reason: toSightlineError(thrown).message });
      }
    }
    return { added, failed };
  }),
});

export const directories = {
  list: procedures.directories.list.handler(async ({ context, input, signal }) => {
    const known = await context.engine.folders.list({}, { signal });
    return context.directories.list(input.id, new Map(known.map(({ path, id }) => [path, id])));
  }),
};
