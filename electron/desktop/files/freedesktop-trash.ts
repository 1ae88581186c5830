/**
 * The trash of Linux desktops, after https://specifications.freedesktop.org/trash-spec/. We don't use Electron's,
 * because it runs whatever helper it finds and can't say where a file went, so restoring would be impossible. Files
 * are only ever renamed; where that is not possible, they stay where they are. Runs in the main process.
 */
import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';

/** The sticky bit, which lets all users share a folder. */
const STICKY = 0o1000;
/** How many names to try before giving up. */
const ATTEMPTS = 1_000;
const NOTE = '.trashinfo';
/** Maximum bytes of a name: what file systems allow, less the suffixes for the info file and a number. */
const NAME_BYTES = 255 - NOTE.length - '.1000'.length;

interface Trash {
  readonly directory: string;
  /** Paths in its info files are relative to this folder; null if absolute. */
  readonly relativeTo: string | null;
}

/**
 * Moves a file to the trash of its disk.
 * @returns the path of its info file (`…/info/<name>.trashinfo`), for {@link restoreFromTrash}.
 * @throws SightlineError `not-found`, `unsupported` (a disk without a trash); system errors from renaming.
 */
export async function moveToTrash(
  file: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const found = await lstat(file).catch(() => null);
  if (!found) throw new SightlineError('not-found', `expected the file ${file}, found none`);
  if (found.isDirectory()) throw new SightlineError('not-found', `expected the file ${file}, found a folder`);
  const trash = await trashFor(file, found.dev, environment);
  const files = path.join(trash.directory, 'files');
  const info = path.join(trash.directory, 'info');
  for (const directory of [files, info]) await mkdir(directory, { recursive: true, mode: 0o700 });
  const { name, note } = await writeNote({ files, info }, file, trash.relativeTo);
  try {
    await rename(file, path.join(files, name));
  } catch (error) {
    await rm(note, { force: true });
    throw error;
  }
  return note;
}

/**
 * Moves a file back to where it was.
 * @param note the result of {@link moveToTrash}.
 * @throws SightlineError `not-found` (the trash was emptied), `invalid-input` (its old place is taken by now).
 */
export async function restoreFromTrash(note: string): Promise<void> {
  const text = await readFile(note, 'utf8').catch(() => null);
  const encoded = text === null ? undefined : /^Path=(.+)$/m.exec(text)?.[1];
  if (encoded === undefined) {
    throw new SightlineError('not-found', 'expected the photo in the trash, but the trash was emptied');
  }
  const directory = path.dirname(path.dirname(note));
  const stored = path.join(directory, 'files', path.basename(note, NOTE));
  const target = path.resolve(topOf(directory), decodeURIComponent(encoded));
  if (await lstat(target).catch(() => null)) {
    throw new SightlineError('invalid-input', `expected nothing at ${target}, but a file is there now`);
  }
  await mkdir(path.dirname(target), { recursive: true });
  await rename(stored, target);
  await rm(note, { force: true });
}

/** The `<top>` of `<top>/.Trash/<uid>` or `<top>/.Trash-<uid>`. Unused for the home trash, whose paths are absolute. */
function topOf(trashDirectory: string): string {
  const parent = path.dirname(trashDirectory);
  return path.basename(parent) === '.Trash' ? path.dirname(parent) : parent;
}

async function trashFor(file: string, device: number, environment: NodeJS.ProcessEnv): Promise<Trash> {
  const dataHome =
    environment['XDG_DATA_HOME'] || path.join(environment['HOME'] ?? homedir(), '.local/share');
  const home = path.join(dataHome, 'Trash');
  await mkdir(home, { recursive: true, mode: 0o700 });
  if ((await stat(home)).dev === device) return { directory: home, relativeTo: null };
  const top = await topOfDisk(file, device);
  const user = String(process.getuid?.() ?? 0);
  const shared = path.join(top, '.Trash');
  const isShared = await lstat(shared).then(
    (found) => found.isDirectory() && (found.mode & STICKY) !== 0,
    () => false,
  );
  const candidates = [...(isShared ? [path.join(shared, user)] : []), path.join(top, `.Trash-${user}`)];
  for (const directory of candidates) {
    const usable = await mkdir(directory, { recursive: true, mode: 0o700 }).then(
      () =>
        access(directory, constants.W_OK).then(
          () => true,
          () => false,
        ),
      () => false,
    );
    if (usable) return { directory, relativeTo: top };
  }
  throw new SightlineError('unsupported', `expected a disk with a trash, but ${top} allows none`);
}

/** The mount point of the disk that holds the file. */
async function topOfDisk(file: string, device: number): Promise<string> {
  let top = path.dirname(file);
  for (;;) {
    const parent = path.dirname(top);
    if (parent === top || (await stat(parent)).dev !== device) return top;
    top = parent;
  }
}

/** Reserves a free name by creating the info file first, as the specification requires. */
async function writeNote(
  { files, info }: { readonly files: string; readonly info: string },
  file: string,
  relativeTo: string | null,
): Promise<{ name: string; note: string }> {
  const shown = relativeTo === null ? file : path.relative(relativeTo, file);
  const encoded = shown.split('/').map(encodeURIComponent).join('/');
  const date = localTime(new Date());
  const { name: whole, ext } = path.parse(file);
  const base = shortened(whole, NAME_BYTES - Buffer.byteLength(ext));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const name = attempt === 0 ? `${base}${ext}` : `${base}.${attempt + 1}${ext}`;
    // A trashed file without its info file: renaming would replace it.
    if (await lstat(path.join(files, name)).catch(() => null)) continue;
    const note = path.join(info, `${name}${NOTE}`);
    const handle = await open(note, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw error;
    });
    if (!handle) continue;
    try {
      await handle
        .writeFile(`[Trash Info]\nPath=${encoded}\nDeletionDate=${date}\n`)
        .finally(() => handle.close());
    } catch (error) {
      // A full disk leaves an empty info file, for which desktops would show a file that does not exist.
      await rm(note, { force: true });
      throw error;
    }
    return { name, note };
  }
  throw new SightlineError('unsupported', `expected room in the trash for ${path.basename(file)}`);
}

/** The longest prefix of whole characters that fits into `bytes`. */
function shortened(text: string, bytes: number): string {
  const characters = [...text];
  while (Buffer.byteLength(characters.join('')) > bytes) characters.pop();
  return characters.join('');
}

/** `YYYY-MM-DDThh:mm:ss` in the user's time zone. */
function localTime(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}
