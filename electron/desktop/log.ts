/**
 * The app's log: what went wrong and what was refused, for somebody who wants to know why. The only writer of the file;
 * no names of photos, no words of searches. Main process.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file that has grown larger is kept once, under another name. */
const MOST_BYTES = 1_000_000;

export interface Log {
  readonly file: string;
  /** One line; also written to stderr. A disk that can't be written to loses it there only. */
  write(line: string): void;
}

/** @param directory is made when it is missing. */
export function openLog(directory: string): Log {
  const file = path.join(directory, 'sightline.log');
  return {
    file,
    write(line) {
      console.error(`sightline: ${line}`);
      try {
        mkdirSync(directory, { recursive: true, mode: 0o700 });
        if (sizeOf(file) > MOST_BYTES) renameSync(file, `${file}.1`);
        appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 });
      } catch {
        // It is on stderr.
      }
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
