/** A disk of a megabyte or so, for tests of what happens when it is full. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TinyDisk {
  readonly path: string;
  /** Writes a file that takes all the room but `leave` bytes; answers how to give it back. */
  fill(leave?: number): () => void;
  unmount(): void;
}

/** Mounts a tmpfs, or says why it can't (no root, no such right in a container). */
export function mountTinyDisk(bytes: number): TinyDisk | string {
  const directory = mkdtempSync(path.join(tmpdir(), 'sightline-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', directory], { stdio: 'pipe' });
  } catch (error) {
    rmdirSync(directory);
    return `mounting a tmpfs is not permitted here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`;
  }
  return {
    path: directory,
    fill(leave = 0) {
      const file = path.join(directory, 'filler');
      const descriptor = openSync(file, 'w');
      const block = Buffer.alloc(4096, 1);
      try {
        for (;;) writeSync(descriptor, block);
      } catch {
        // Full, as intended.
      }
      closeSync(descriptor);
      if (leave > 0) execFileSync('truncate', ['-s', `-${leave}`, file]);
      return () => rmSync(file);
    },
    unmount() {
      execFileSync('umount', ['-l', directory]);
      rmdirSync(directory);
    },
  };
}
