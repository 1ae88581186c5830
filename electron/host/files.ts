/**
 * Implements actions on files of the library: the page sends ids, the engine knows the paths. Runs in the host process.
 */
import { randomUUID } from 'node:crypto';
import { log } from '../engine/log/log.ts';
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import { expectFound } from '../../shared/expect-found.ts';
import { RecentMap } from '../../shared/recent-map.ts';
import { dirName } from '../engine/files/path-bytes.ts';
import type { PathBytes } from '../engine/files/path-bytes.ts';
import type { HostContext } from './context.ts';
import { procedures } from './procedures.ts';

const MOST_UNDOS = 50;
/** Trashed files by the token that restores them; the oldest are forgotten. */
const trashedFiles = new RecentMap<string, Trashed>(MOST_UNDOS);

interface Trashed {
  readonly places: readonly string[];
  /** Where the files were. */
  readonly directories: readonly PathBytes[];
}

export const files = {
  reveal: procedures.files.reveal.handler(async ({ context, input }) => {
    await context.files.reveal(await pathOf(context, input.id));
    return {};
  }),
  open: procedures.files.open.handler(async ({ context, input }) => {
    await context.files.open(await pathOf(context, input.id));
    return {};
  }),
  copyImage: procedures.files.copyImage.handler(async ({ context, input }) => {
    await context.files.copyImage(await pathOf(context, input.id));
    return {};
  }),
  copyPath: procedures.files.copyPath.handler(async ({ context, input }) => {
    await context.files.copyPaths((await pathsOf(context, input.ids)).map(({ path }) => path));
    return {};
  }),
  drag: procedures.files.drag.handler(async ({ context, input }) => {
    await context.files.drag((await pathsOf(context, input.ids)).map(({ path }) => path));
    return {};
  }),
  trash: procedures.files.trash.handler(async ({ context, input }) => {
    const trashed: number[] = [];
    const failed: { id: number; reason: string }[] = [];
    const places: string[] = [];
    const directories = new Map<string, PathBytes>();
    for (const { id, path } of await pathsOf(context, input.ids)) {
      try {
        const place = await context.files.trash(path);
        trashed.push(id);
        const directory = dirName(path);
        directories.set(directory.toString('latin1'), directory);
        if (place !== null) places.push(place);
      } catch (thrown) {
        failed.push({ id, reason: toSightlineError(thrown).message });
      }
    }
    const left: Trashed = { places, directories: [...directories.values()] };
    if (trashed.length > 0) await attempt(context.engine.photosGone({ ids: trashed }));
    return { trashed, failed, undo: rememberTrashed(left) };
  }),
  restore: procedures.files.restore.handler(async ({ context, input }) => {
    const remembered = trashedFiles.get(input.token);
    if (!remembered)
      throw new SightlineError('not-found', 'these photos can no longer be restored from the trash here');
    // Block concurrent restores; files that fail (a missing disk) can be retried later.
    trashedFiles.delete(input.token);
    const { places } = remembered;
    const failed: string[] = [];
    const left: string[] = [];
    for (const place of places) {
      try {
        await context.files.restore(place);
      } catch (thrown) {
        failed.push(toSightlineError(thrown).message);
        left.push(place);
      }
    }
    if (left.length > 0) trashedFiles.set(input.token, { ...remembered, places: left });
    if (left.length < places.length) {
      await attempt(context.engine.folders.rescan({ directories: remembered.directories }));
    }
    return { restored: places.length - failed.length, failed };
  }),
};

/**
 * Notifies the engine immediately of what it would otherwise notice by watching. The files have already been moved,
 * so a failure to notify undoes nothing: the engine rescans at its next start.
 */
async function attempt(telling: Promise<unknown>): Promise<void> {
  await telling.catch((error: unknown) => log.warn('the engine could not be told of moved files', error));
}

function rememberTrashed(trashed: Trashed): string | null {
  if (trashed.places.length === 0) return null;
  const token = randomUUID();
  trashedFiles.set(token, trashed);
  return token;
}

async function pathsOf(
  context: HostContext,
  ids: readonly number[],
): Promise<{ id: number; path: PathBytes }[]> {
  const paths = await context.engine.photoPaths({ ids });
  if (paths.length === 0) throw new SightlineError('not-found', 'the photos are no longer in the library');
  return paths;
}

async function pathOf(context: HostContext, id: number): Promise<PathBytes> {
  const [found] = await pathsOf(context, [id]);
  return expectFound(found, 'a photo', id).path;
}
