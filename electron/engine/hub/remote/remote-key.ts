/** The key of a remote encoder, wherever it is kept. Runs in the courier and fetcher processes. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../../../shared/errors.ts';
import { KEY_VARIABLE } from '../../processes/key-environment.ts';
import type { RemoteSettings } from '../../models/remote-model.ts';

/** In the folder of a remote encoder, for its user alone. */
export const KEY_FILE = 'key';
const OTHERS = 0o077;
const LONGEST = 4_096;

/**
 * @param sealed keys from the secret store of the system, by name.
 * @throws SightlineError `forbidden`: it is not there, or others may read it.
 */
export async function remoteKey(
  dir: string,
  { name, key }: Pick<RemoteSettings, 'name' | 'key'>,
  sealed: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  if (key === 'none') return null;
  if (key === 'file') return readKeyFile(path.join(dir, KEY_FILE));
  const own = key === 'sealed' ? sealed[name] : undefined;
  const found = own ?? environment[KEY_VARIABLE];
  if (found !== undefined && found !== '') return checkKey(found);
  throw new SightlineError(
    'forbidden',
    key === 'sealed'
      ? `the key of remote:${name} is in the secret store of the desktop app, which only the app can read; here, set ${KEY_VARIABLE}`
      : `the key of remote:${name} is expected in the environment variable ${KEY_VARIABLE}, which is not set`,
    { detail: { reason: 'remote-key', ownModel: true } },
  );
}

/** @throws SightlineError `forbidden` if others may read it, `invalid-input`, `not-found`. */
export async function readKeyFile(file: string): Promise<string> {
  const expected = `a file of mode 600 with the key at ${file}`;
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) throw new SightlineError('not-found', `expected ${expected}, found none`);
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0) {
    throw new SightlineError(
      'forbidden',
      `expected ${expected}, but others may read it: chmod 600 '${file}'`,
    );
  }
  return checkKey(await readFile(file, 'utf8'));
}

/** @throws SightlineError `invalid-input`, without the key. */
export function checkKey(text: string): string {
  const key = text.trim();
  // A line break would end the header that it goes into.
  if (/^[\x21-\x7e]+$/.test(key) && key.length <= LONGEST) return key;
  throw new SightlineError(
    'invalid-input',
    'expected a key of printable characters on one line, received another',
  );
}
