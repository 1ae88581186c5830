/**
 * The files of a host's log: appends lines in the background, and keeps five files of two megabytes (`app.log`,
 * `app.1.log` … `app.4.log`, newest first). A full or read-only disk costs nothing but lines. Several processes may
 * append to the same file, such as two commands at once. Runs in the host process.
 */
import { appendFileSync } from 'node:fs';
import { appendFile, mkdir } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { errorCode } from '../../engine/files/fs-errors.ts';
import { LOG_FILE_BYTES, logFiles, rotate, sizeOf } from './rotate.ts';

/** Limit on lines waiting to be written, in bytes; lines beyond it are only counted. */
const MOST_WAITING_BYTES = 1_000_000;
/** Delay before retrying after a failed write, milliseconds. */
const REST_MILLISECONDS = 5_000;

export interface LogFileOptions {
  /** `app`, `serve`, `cli`. */
  readonly name: string;
  /**
   * Candidate folders for the files; uses the first writable one. Creates a missing folder only if its parent exists,
   * because a log must not create a data directory.
   */
  readonly directories: readonly [string, ...string[]];
  /** Formats the line saying that `count` lines were lost. */
  readonly lostLine: (count: number) => string;
  readonly maxBytes?: number;
  /** Delay before retrying after a failed write, in milliseconds; 5,000 if omitted. */
  readonly restMilliseconds?: number;
}

export class LogFile {
  readonly #options: LogFileOptions;
  readonly #maxBytes: number;
  /** Index of the directory in use. */
  #at = 0;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #lost = 0;
  #writing: Promise<boolean> | null = null;
  /** By the clock of `performance.now()`. */
  #restsUntil = 0;
  /** The last write may have been cut off in the middle of a line. */
  #torn = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(options: LogFileOptions) {
    this.#options = options;
    this.#maxBytes = options.maxBytes ?? LOG_FILE_BYTES;
  }

  get directory(): string {
    return this.#options.directories[this.#at] ?? this.#options.directories[0];
  }

  /** The newest file, whether or not it exists yet. */
  get file(): string {
    return logFiles(this.directory, this.#options.name)[0];
  }

  /** Queues a line, given without its line break. */
  write(line: string): void {
    const bytes = Buffer.byteLength(line) + 1;
    if (this.#waitingBytes + bytes > MOST_WAITING_BYTES) {
      this.#lost++;
      return;
    }
    this.#waiting.push(`${line}\n`);
    this.#waitingBytes += bytes;
    if (performance.now() >= this.#restsUntil) void this.flush();
  }

  /** Writes pending lines; never rejects. @returns whether all of them are on disk. */
  flush(): Promise<boolean> {
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = null;
    });
    return this.#writing;
  }

  /** Writes pending lines synchronously, for a process that is about to exit. */
  flushSync(): void {
    const text = this.#take(Number.POSITIVE_INFINITY);
    try {
      appendFileSync(this.file, text, { mode: 0o600 });
    } catch {
      // Nothing is left to report the failure to.
    }
  }

  async #drain(): Promise<boolean> {
    // Wait, so that lines logged in the same turn are written together.
    await nextTurn();
    while (this.#waiting.length > 0 || this.#lost > 0) {
      let text = '';
      try {
        await mkdir(this.directory, { mode: 0o700 }).catch(ignoreExisting);
        text = this.#take(await this.#room());
        await appendFile(this.file, text, { mode: 0o600 });
        this.#torn = false;
      } catch (error) {
        this.#giveBack(text);
        if (this.#moved(error)) continue;
        if (text !== '') this.#torn = true;
        this.#rest();
        return false;
      }
    }
    this.#restsUntil = 0;
    return true;
  }

  /** Schedules a retry, because the next line may be a long time coming. */
  #rest(): void {
    const rest = this.#options.restMilliseconds ?? REST_MILLISECONDS;
    this.#restsUntil = performance.now() + rest;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.flush(), rest);
    this.#retry.unref();
  }

  /**
   * Moves to the next folder, if there is one; returns whether it did. If the folder does not exist yet, waits for it.
   */
  #moved(error: unknown): boolean {
    if (errorCode(error) === 'ENOENT' || this.#at + 1 >= this.#options.directories.length) return false;
    this.#at++;
    return true;
  }

  /** Bytes that still fit into the file; rotates a full one first. */
  async #room(): Promise<number> {
    const size = await sizeOf(this.file);
    if (size < this.#maxBytes) return this.#maxBytes - size;
    await rotate(this.directory, this.#options.name, this.#maxBytes);
    return this.#maxBytes;
  }

  /** Takes as many lines as fit, but at least one, so that a burst is spread over several files. */
  #take(room: number): string {
    let text = this.#torn ? '\n' : '';
    if (this.#lost > 0) text += `${this.#options.lostLine(this.#lost)}\n`;
    this.#lost = 0;
    let bytes = Buffer.byteLength(text);
    let taken = 0;
    for (const line of this.#waiting) {
      const length = Buffer.byteLength(line);
      if (taken > 0 && bytes + length > room) break;
      text += line;
      bytes += length;
      this.#waitingBytes -= length;
      taken++;
    }
    this.#waiting = this.#waiting.slice(taken);
    return text;
  }

  #giveBack(text: string): void {
    if (text === '') return;
    this.#waiting.unshift(text);
    this.#waitingBytes += Buffer.byteLength(text);
  }
}

function ignoreExisting(error: unknown): void {
  if (errorCode(error) !== 'EEXIST') throw error;
}
