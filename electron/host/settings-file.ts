/**
 * Stores the user's settings in settings.json in the data directory. Whatever is wrong with that file, there are
 * usable settings, and the state says what is wrong. Runs in the host process.
 */
import { open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { toSightlineError } from '../../shared/errors.ts';
import {
  settings as schema,
  type Settings,
  type SettingsChange,
  type SettingsState,
} from '../../shared/schemas.ts';
import { describePathError, isGone } from '../engine/files/fs-errors.ts';
import { writeFileAtomically } from '../engine/files/write-atomically.ts';
import type { SettingsStore } from './context.ts';
import { omitUndefined } from './omit-undefined.ts';

/** Version of the file format. Newer files are never changed. */
const VERSION = 1;

/** Values are checked one by one, so that a bad value affects only itself. */
const stored = z.object({ version: z.int().min(1), settings: z.record(z.string(), z.unknown()) });

type Values = Readonly<Record<string, unknown>>;

/** The file's content, if any, and its state. */
interface Found extends Pick<SettingsState, 'state' | 'reason'> {
  /** All values in it, even those unknown to this version; null if it can't be used. */
  readonly values: Values | null;
}

/** Path of a data directory's settings file. */
export function settingsFile(dataDir: string): string {
  return path.join(dataDir, 'settings.json');
}

/** Reads the settings. Never rejects: without a usable file, it returns the defaults. */
export async function openSettings(file: string): Promise<SettingsStore> {
  const { values, ...first } = await read(file);
  let current: SettingsState = { ...first, settings: pick(values ?? {}) };
  /** Changes that have not been saved. */
  let unsaved: SettingsChange = {};
  const listeners = new Set<(state: SettingsState) => void>();
  /** Serialises writes, so that the last change is written last. */
  let writing: Promise<unknown> = Promise.resolve();

  const save = async (): Promise<void> => {
    const changes = unsaved;
    unsaved = {};
    const { values: written, ...outcome } = await change(file, changes, current.settings);
    // Adopt changes by other processes (the desktop app next to a web server).
    if (written === null) unsaved = { ...changes, ...unsaved };
    else current = { ...current, settings: { ...pick(written), ...omitUndefined(unsaved) } };
    current = { ...current, ...outcome };
  };

  return {
    state: () => current,
    async update(change) {
      unsaved = { ...unsaved, ...omitUndefined(change) };
      current = { ...current, settings: { ...current.settings, ...omitUndefined(change) } };
      const next = writing.then(save);
      writing = next;
      await next;
      for (const listener of listeners) listener(current);
      return current;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const SAVED = { state: 'saved', reason: null } as const;

async function read(file: string): Promise<Found> {
  let text: string;
  try {
    // Opening a pipe would wait for a writer for ever.
    if (!(await stat(file)).isFile()) {
      const reason = `expected a file of settings at ${file}, received a folder, pipe or device`;
      return { values: null, state: 'unsaved', reason };
    }
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (toSightlineError(error).kind === 'not-found') return { values: null, ...SAVED };
    const reason = `expected a settings file that can be read, received ${file}, ${describePathError(error)}`;
    return { values: null, state: 'unsaved', reason };
  }
  const parsed = stored.safeParse(parseJson(text));
  if (!parsed.success) return quarantine(file);
  const { version, settings: values } = parsed.data;
  if (version > VERSION) {
    const reason = `expected a settings file of version ${VERSION}, received version ${version}; changes last until Sightline closes`;
    return { values, state: 'newer', reason };
  }
  return { values, ...SAVED };
}

/**
 * Merges changes into the file's current content, which another process may have changed since it was read.
 * @param known values to write where the file has none.
 * @returns what was written, or null and the reason.
 */
async function change(file: string, changes: SettingsChange, known: Settings): Promise<Found> {
  const found = await read(file);
  // Leave a newer or unreadable file alone.
  if (found.state === 'newer' || found.state === 'unsaved') return { ...found, values: null };
  const values = { ...(found.values ?? known), ...omitUndefined(changes) };
  try {
    await expectWritable(file);
    const text = `${JSON.stringify({ version: VERSION, settings: values }, null, 2)}\n`;
    await writeFileAtomically(file, Buffer.from(text));
    return { values, ...SAVED };
  } catch (error) {
    const reason = `expected a settings file that can be written, received ${file}, ${describePathError(error)}`;
    return { values: null, state: 'unsaved', reason };
  }
}

/**
 * Checks that the file is writable: renaming would replace a read-only file in a writable folder, which its owner
 * does not want.
 * @throws system errors (EACCES, EROFS), but none if the file does not exist yet.
 */
async function expectWritable(file: string): Promise<void> {
  const opened = await open(file, 'r+').catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
  await opened?.close();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The valid values; defaults for the rest. */
function pick(values: Values): Settings {
  const good = Object.entries(schema.shape).flatMap(([key, value]) => {
    const parsed = value.safeParse(values[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return schema.parse(Object.fromEntries(good));
}

/** Renames a file that can't be parsed, so that the user can repair it. */
async function quarantine(file: string): Promise<Found> {
  const aside = `${file}.unreadable`;
  const moved = await rename(file, aside).then(
    () => ` It was kept as ${path.basename(aside)}.`,
    () => '',
  );
  return {
    values: null,
    state: 'reset',
    reason: `expected settings in ${file}, could not read them; using the defaults.${moved}`,
  };
}
