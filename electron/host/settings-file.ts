/**
 * The user's settings in settings.json of the data directory. Whatever is wrong with that file, there are settings to work
 * with, and the state says what is wrong. Host processes.
 */
import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { toSightlineError } from '../../shared/errors.ts';
import { settings as schema, type Settings, type SettingsState } from '../../shared/schemas.ts';
import { writeFileAtomically } from '../engine/library/write-atomically.ts';
import type { SettingsStore } from './context.ts';
import { omitUndefined } from './omit-undefined.ts';

/** Of the file's form. A newer one is left alone: what it says is not for this program to change. */
const VERSION = 1;

/** Values are checked one by one: a single bad one costs only itself. */
const stored = z.object({ version: z.int().min(1), settings: z.record(z.string(), z.unknown()) });

type Stored = Pick<SettingsState, 'settings' | 'state' | 'reason'>;

/** The file of a data directory. */
export function settingsFile(dataDir: string): string {
  return path.join(dataDir, 'settings.json');
}

/** Reads the settings. Never rejects: without a usable file there are the defaults. */
export async function openSettings(file: string): Promise<SettingsStore> {
  let current = await read(file);
  const listeners = new Set<(state: SettingsState) => void>();
  /** One write after the other, so that the last change is the last written. */
  let writing: Promise<unknown> = Promise.resolve();

  const save = async (values: Settings): Promise<void> => {
    const failure = await write(file, values);
    if (current.state === 'newer') return;
    current = { ...current, ...(failure === null ? SAVED : { state: 'unsaved', reason: failure }) };
  };

  return {
    state: () => current,
    async update(change) {
      const settings = { ...current.settings, ...omitUndefined(change) };
      current = { ...current, settings };
      if (current.state !== 'newer') {
        const next = writing.then(() => save(settings));
        writing = next;
        await next;
      }
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

function defaults(): Settings {
  return schema.parse({});
}

async function read(file: string): Promise<Stored> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { kind, message } = toSightlineError(error);
    if (kind === 'not-found') return { settings: defaults(), ...SAVED };
    return { settings: defaults(), state: 'unsaved', reason: message };
  }
  const parsed = stored.safeParse(parseJson(text));
  if (!parsed.success) return putAside(file);
  const { version, settings } = parsed.data;
  if (version > VERSION) {
    const reason = `expected a settings file of version ${VERSION}, received version ${version}; changes last until Sightline ends`;
    return { settings: pick(settings), state: 'newer', reason };
  }
  return { settings: pick(settings), ...SAVED };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The values that are as they must be; defaults for the rest. */
function pick(values: Readonly<Record<string, unknown>>): Settings {
  const good = Object.entries(schema.shape).flatMap(([key, value]) => {
    const parsed = value.safeParse(values[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return schema.parse(Object.fromEntries(good));
}

/** Keeps a file that can't be understood under another name, for whoever wants to mend it. */
async function putAside(file: string): Promise<Stored> {
  const aside = `${file}.unreadable`;
  const moved = await rename(file, aside).then(
    () => ` It was kept as ${path.basename(aside)}.`,
    () => '',
  );
  return {
    settings: defaults(),
    state: 'reset',
    reason: `expected settings in ${file}, could not read them; these are the defaults.${moved}`,
  };
}

/** Null when it went well, else why not. */
async function write(file: string, settings: Settings): Promise<string | null> {
  try {
    await writeFileAtomically(
      file,
      Buffer.from(`${JSON.stringify({ version: VERSION, settings }, null, 2)}\n`),
    );
    return null;
  } catch (error) {
    return toSightlineError(error).message;
  }
}
