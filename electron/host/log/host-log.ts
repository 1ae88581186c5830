/** Connects the log of a host to its files, until the host ends. Runs in the host process. */
import { log } from '../../engine/log/log.ts';
import { formatRecord, isKept, type LogLevel, type LogRecord } from '../../engine/log/record.ts';
import { LogFile } from './log-file.ts';

export type HostName = 'app' | 'serve' | 'cli';

export interface HostLogOptions {
  readonly name: HostName;
  /** Where the files are: the first that can be written to. */
  readonly directories: readonly [string, ...string[]];
  /** Records from this level on are also written to stderr, in words. */
  readonly echo?: LogLevel;
}

export interface HostLog {
  /** The newest file, whether it is there yet or not. */
  readonly file: string;
  /** The folder that has it. */
  readonly directory: string;
  /** Writes what waits. @returns whether all of it is on the disk. */
  flush(): Promise<boolean>;
  /** Writes what is left, and stops. */
  close(): Promise<void>;
}

/** Nothing is made or opened before the first record. One at a time in a process. */
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
