/** Connects a host's log to its files until the host exits. Runs in the host process. */
import { log } from '../../engine/log/log.ts';
import { formatRecord, isKept, type LogLevel, type LogRecord } from '../../engine/log/record.ts';
import { LogFile } from './log-file.ts';

export type HostName = 'app' | 'serve' | 'cli';

export interface HostLogOptions {
  readonly name: HostName;
  /** Candidate folders for the files; uses the first writable one. */
  readonly directories: readonly [string, ...string[]];
  /** Also writes records of at least this level to stderr, as text. */
  readonly echo?: LogLevel;
}

export interface HostLog {
  /** The newest file, whether or not it exists yet. */
  readonly file: string;
  /** The folder in use. */
  readonly directory: string;
  /** Writes pending lines. @returns whether all of them are on disk. */
  flush(): Promise<boolean>;
  /** Writes the remaining lines and stops. */
  close(): Promise<void>;
}

/** Creates and opens nothing before the first record. A process can have only one at a time. */
export function openHostLog({ name, directories, echo }: HostLogOptions): HostLog {
  const file = new LogFile({ name, directories, lostLine: (count) => formatRecord(lost(name, count)) });
  log.connect(name, (record) => {
    file.write(formatRecord(record));
    if (echo !== undefined && isKept(record.level, echo)) console.error(`sightline: ${inWords(record)}`);
  });
  const onFault = (error: unknown): void => {
    log.error('ended by a failure that nothing caught', error);
    log.flush();
    file.flushSync();
  };
  process.on('uncaughtExceptionMonitor', onFault);
  return {
    get file() {
      return file.file;
    },
    get directory() {
      return file.directory;
    },
    flush: () => file.flush(),
    async close() {
      process.off('uncaughtExceptionMonitor', onFault);
      log.disconnect();
      await file.flush();
    },
  };
}

function inWords({ message, stack }: LogRecord): string {
  return stack === undefined ? message : `${message}\n${stack}`;
}

function lost(name: HostName, count: number): LogRecord {
  return {
    time: Date.now(),
    level: 'warn',
    process: name,
    pid: process.pid,
    message: `${count.toLocaleString('en-US')} records were lost: they came faster than they could be written`,
  };
}
