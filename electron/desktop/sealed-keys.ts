/**
 * Keys of remote encoders in the secret store of the system: encrypted by Electron, each beside the settings of its
 * encoder. Only the courier process gets them. Runs in the main process.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { writeFileAtomically } from '../engine/files/write-atomically.ts';
import { log } from '../engine/log/log.ts';
import type { KeyStore } from '../host/remote-session.ts';

const FILE = 'key.sealed';

type Store = Pick<
  typeof safeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>;

export interface SealedKeys extends KeyStore {
  /** All keys by name; one that can't be decrypted is left out. */
  readonly all: () => Record<string, string>;
}

/** @param dataDir data directory of the user's own library. */
export function createSealedKeys(
  dataDir: string,
  store: Store = safeStorage,
  platform: NodeJS.Platform = process.platform,
): SealedKeys {
  const root = path.join(dataDirLayout(dataDir).models, '.remote');
  // With the backend `basic_text`, Electron encrypts with a password that is in its source.
  const available = (): boolean =>
    store.isEncryptionAvailable() &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(store.getSelectedStorageBackend()));
  return {
    available,
    save: (name, key) => writeFileAtomically(path.join(root, name, FILE), store.encryptString(key)),
    all() {
      const keys: Record<string, string> = {};
      for (const name of namesIn(root)) {
        try {
          keys[name] = store.decryptString(readFileSync(path.join(root, name, FILE)));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
            log.warn('the key of a remote encoder could not be decrypted', error);
        }
      }
      return keys;
    },
  };
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
