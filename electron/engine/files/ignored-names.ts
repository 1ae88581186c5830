/** Names that scans ignore, and tests for them on bytes. Runs in the engine process. */
import path from 'node:path';
import { asBuffer } from './path-bytes.ts';

/** Directories that systems and NAS boxes keep for themselves; compared case-insensitively. */
const SYSTEM_NAMES = new Set([
  '@eadir',
  '#recycle',
  '#snapshot',
  '@recycle',
  '@recently-snapshot',
  '$recycle.bin',
  'recycler',
  'system volume information',
  'lost+found',
  'found.000',
]);
const DOT = 0x2e;

/** Hidden (`.git`, `._a.jpg`, `.Trash-1000`) or a system name. */
export function isIgnoredName(name: Uint8Array): boolean {
  return name[0] === DOT || SYSTEM_NAMES.has(asBuffer(name).toString('latin1').toLowerCase());
}

/** Whether a path inside `root` has a component that a scan of `root` ignores. */
export function isIgnoredBelow(root: Uint8Array, inner: Uint8Array): boolean {
  const rest = asBuffer(inner).subarray(root.length).toString('latin1');
  return rest.split(path.sep).some((part) => part !== '' && isIgnoredName(Buffer.from(part, 'latin1')));
}
