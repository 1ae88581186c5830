/**
 * The log of this process. A host connects it to its file (electron/host/log/), a service to the channel to whoever
 * started it; until then, as in a worker thread or a unit test, records are dropped. Runs in the host, engine and
 * embedder processes.
 */
import { inspect } from 'node:util';
import { isKept, logLevel, type LogLevel, type LogRecord } from './record.ts';
import { withoutFileNames } from './redact.ts';
import { Repeats } from './repeats.ts';

export type LogSink = (record: LogRecord) => void;

export class ProcessLog {
  #process = '';
  #least: LogLevel = 'info';
  #sink: LogSink | null = null;
  readonly #repeats = new Repeats((record) => this.#sink?.(record));

  /**
   * @param process name in the records.
   * @param sink receives the records that are kept; it must not throw.
   * @param least the least important level that is kept.
   */
  connect(process: string, sink: LogSink, least: LogLevel = logLevel()): void {
    this.#process = process;
    this.#sink = sink;
    this.#least = least;
  }

  disconnect(): void {
    this.flush();
    this.#sink = null;
  }

  /** A fault in Sightline. @param thrown supplies the message's reason and the record's stack. */
  error(message: string, thrown?: unknown, failure?: string): void {
    this.#add('error', message, thrown, failure);
  }

  /** Something did not work, and Sightline continues without it. */
  warn(message: string, thrown?: unknown): void {
    this.#add('warn', message, thrown);
  }

  /** Starts, ends, slow requests. */
  info(message: string): void {
    this.#add('info', message);
  }

  /** For hunting faults: `SIGHTLINE_LOG=debug`. The only level that may name photos. */
  debug(message: string): void {
    this.#add('debug', message);
  }

  /** Passes on a record from a service that this process started. */
  relay(record: LogRecord): void {
    this.#sink?.(record);
  }

  /** Writes the counts so far; call it before the process ends. */
  flush(): void {
    this.#repeats.flush();
  }

  #add(level: LogLevel, message: string, thrown?: unknown, failure?: string): void {
    if (this.#sink === null || !isKept(level, this.#least)) return;
    const clean = (text: string): string =>
      level === 'debug' ? text : withoutFileNames(text, pathsOf(thrown));
    const reason =
      thrown === undefined ? '' : `: ${thrown instanceof Error ? thrown.message : inspect(thrown)}`;
    const stack = thrown instanceof Error ? stackOf(thrown) : undefined;
    this.#repeats.add({
      time: Date.now(),
      level,
      process: this.#process,
      pid: process.pid,
      message: clean(message + reason),
      ...(stack === undefined ? {} : { stack: clean(stack) }),
      ...(failure === undefined ? {} : { failure }),
    });
  }
}

/** The one log of this process. */
export const log = new ProcessLog();

/** The stack of a failure, with those of its causes. */
export function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const stack = thrown.stack ?? thrown.message;
  return thrown.cause instanceof Error ? `${stack}\ncaused by ${stackOf(thrown.cause)}` : stack;
}

/** Node's errors name the files they concern. */
function pathsOf(thrown: unknown): string[] {
  if (typeof thrown !== 'object' || thrown === null) return [];
  const { path, dest } = thrown as { path?: unknown; dest?: unknown };
  const cause = thrown instanceof Error ? pathsOf(thrown.cause) : [];
  return [path, dest, ...cause].filter((name): name is string => typeof name === 'string');
}
