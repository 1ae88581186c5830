import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSealedKeys } from '../../electron/desktop/sealed-keys.ts';

vi.mock('electron', () => ({ safeStorage: null }));

/** A secret store that turns text around. */
function aStore(backend: string, encryption = true): Parameters<typeof createSealedKeys>[1] {
  const turned = (text: string): string => [...text].reverse().join('');
  return {
    isEncryptionAvailable: () => encryption,
    getSelectedStorageBackend: () => backend as 'gnome_libsecret',
    encryptString: (text) => Buffer.from(`v1${turned(text)}`),
    decryptString(bytes) {
      const text = bytes.toString();
      if (!text.startsWith('v1')) throw new Error('not encrypted here');
      return turned(text.slice(2));
    },
  };
}

let dataDir: string;
let folder: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sightline-sealed-'));
  folder = path.join(dataDir, 'models', '.remote');
  mkdirSync(path.join(folder, 'desk'), { recursive: true });
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('A key is encrypted on the disk, and given back by the name of its encoder', async () => {
  const keys = createSealedKeys(dataDir, aStore('gnome_libsecret'), 'linux');
  expect(keys.all()).toEqual({});
  await keys.save('desk', 'secret');
  const file = path.join(folder, 'desk', 'key.sealed');
  expect(readFileSync(file, 'utf8')).not.toContain('secret');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  mkdirSync(path.join(folder, 'other'));
  writeFileSync(path.join(folder, 'other', 'key.sealed'), 'from another system');
  expect(keys.all()).toEqual({ desk: 'secret' });
});

it.each([
  ['linux', 'basic_text', true, false],
  ['linux', 'unknown', true, false],
  ['linux', 'kwallet6', true, true],
  ['linux', 'gnome_libsecret', false, false],
  ['darwin', 'unknown', true, true],
  ['win32', 'unknown', false, false],
] as const)(
  'On %s with the backend %s and encryption %s, a secret store counts as %s',
  (platform, backend, on, is) => {
    expect(createSealedKeys(dataDir, aStore(backend, on), platform).available()).toBe(is);
  },
);
