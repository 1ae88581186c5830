/** A bundle of a TypeScript fixture for a test of vitest; it is gone after the test file. */
import { afterAll } from 'vitest';
import { buildBundle } from './build-bundle.ts';

/** Path of a JavaScript file made of `entry` (relative to the repository) and what it imports of ours. */
export async function bundle(entry: string): Promise<string> {
  const { file, remove } = await buildBundle(entry);
  afterAll(remove);
  return file;
}
