/** The desktop's actions on photo files, whose paths come from the engine. Runs in the main process. */
import { stat } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nativeImage, shell, type NativeImage, type WebContents } from 'electron';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { asBuffer, showPath } from '../../engine/files/path-bytes.ts';
import type { EngineApi } from '../../engine/api/engine-api.ts';
import type { PathBytes } from '../../engine/files/path-bytes.ts';
import type { Remote } from '../../engine/processes/wire.ts';
import type { FileActions } from '../../host/context.ts';
import { copyPng, copyText } from './clipboard.ts';
import { dragIcon } from './drag-icon.ts';
import { moveToTrash, restoreFromTrash } from './freedesktop-trash.ts';

/** Longest edge of an image for the clipboard, in pixels: more than programs need when pasting. */
const CLIPBOARD_EDGE = 4_096;
/** Longest edge of the drag image in pixels, and how long a drag may wait for it in milliseconds. */
const DRAG = { edge: 96, patience: 150 } as const;

/**
 * @param engine renders images: this process never decodes photos.
 * @param contents of the window; null while it is closed.
 * @returns actions that throw SightlineError `not-found` (no file there), `unsupported` (a name that is not valid
 *   text), `unreadable`; `open` also throws `unavailable` (no program can open it), `trash` and `restore` as in
 *   freedesktop-trash.ts.
 */
export function createFileActions(
  engine: Pick<Remote<EngineApi>, 'png'>,
  contents: () => WebContents | null,
): FileActions {
  return {
    async reveal(file) {
      shell.showItemInFolder(await existing(file));
    },
    async open(file) {
      const failure = await shell.openPath(await existing(file));
      if (failure !== '') throw new SightlineError('unavailable', `no program could open it: ${failure}`);
    },
    async copyImage(file) {
      await copyPng((await engine.png({ path: file, longestEdge: CLIPBOARD_EDGE })).bytes);
    },
    copyPaths: (files) => copyText(files.map(showPath).join('\n')),
    async drag(files) {
      const names = await Promise.all(files.map(existing));
      const [first] = names;
      const target = contents();
      if (first === undefined || !target) return;
      target.startDrag({ file: first, files: names, icon: await iconFor(files, engine) });
    },
    async trash(file) {
      const name = await existing(file);
      if (process.platform === 'linux') return moveToTrash(name);
      await shell.trashItem(path.normalize(name));
      return null;
    },
    restore: (note) => restoreFromTrash(note),
  };
}

/**
 * Returns the path as text, for Electron's functions, after checking that the file exists.
 * @throws SightlineError `not-found`; `unsupported` for a name that is not valid text.
 */
async function existing(file: PathBytes): Promise<string> {
  const bytes = asBuffer(file);
  if (!isUtf8(bytes)) {
    throw new SightlineError('unsupported', `expected a name that is valid text, received ${showPath(file)}`);
  }
  const name = bytes.toString('utf8');
  const found = await stat(name).catch((error: unknown) => {
    const { kind } = toSightlineError(error);
    throw new SightlineError(kind, `expected the photo at ${name}, but it is not there or can't be read`);
  });
  // If a folder has taken its name, never open, drag or trash it with everything inside.
  if (!found.isFile()) throw new SightlineError('not-found', `expected the photo at ${name}, found no file`);
  return name;
}

/** The photo itself if a single one is dragged and renders in time, otherwise the generic icon. */
async function iconFor(
  files: readonly PathBytes[],
  engine: Pick<Remote<EngineApi>, 'png'>,
): Promise<NativeImage> {
  const [file] = files;
  if (files.length !== 1 || !file) return dragIcon();
  const drawn = await Promise.race([
    engine.png({ path: file, longestEdge: DRAG.edge }).catch(() => null),
    sleep(DRAG.patience, null),
  ]);
  return drawn === null ? dragIcon() : nativeImage.createFromBuffer(Buffer.from(drawn.bytes));
}
