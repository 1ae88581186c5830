/** Temporary directories that are removed after the test file. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A fresh directory that every user may enter; its real path. */
export async function temporaryDirectory(name = 'sightline-test-'): Promise<string> {
  const directory = mkdtempSync(path.join(await realpath(tmpdir()), name));
  chmodSync(directory, 0o755);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
