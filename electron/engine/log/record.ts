/** One record of the log: how it travels from a service to its host, and how it reads as a line of the file. Pure. */

/** Most important first. */
const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogRecord {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly level: LogLevel;
  /** The process that wrote it: `app`, `serve`, `cli`, `engine`, `embedder`, `page`. */
  readonly process: string;
  readonly pid: number;
  readonly message: string;
  /** Where a failure came from, across process borders; the first line repeats the message. */
  readonly stack?: string;
  /** The name under which a page shows the failure, so that a report can be matched with its record. */
  readonly failure?: string;
}

const MOST_MESSAGE_CHARACTERS = 2_000;
const MOST_STACK_CHARACTERS = 8_000;

/** The least important level that is kept: `SIGHTLINE_LOG` from the environment, else `info`. */
export function logLevel(environment: Readonly<Record<string, string | undefined>> = process.env): LogLevel {
  const wanted = environment['SIGHTLINE_LOG']?.toLowerCase();
  return LOG_LEVELS.find((level) => level === wanted) ?? 'info';
}

/** Whether a record of `level` is kept when `least` is the least important level that is. */
export function isKept(level: LogLevel, least: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(least);
}

/** One line of JSON without its line break; truncates long texts and escapes line breaks in them. */
export function formatRecord({ time, message, stack, ...rest }: LogRecord): string {
  const { level, process: name, pid, failure } = rest;
  return JSON.stringify({
    time: new Date(time).toISOString(),
    level,
    process: name,
    pid,
    message: cut(message, MOST_MESSAGE_CHARACTERS),
    ...(failure === undefined ? {} : { failure }),
    ...(stack === undefined ? {} : { stack: cut(stack, MOST_STACK_CHARACTERS) }),
  });
}

/** Parses a line; null if it is truncated or not a record. */
export function parseRecord(line: string): LogRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { time, level, process: name, pid, message, stack, failure } = value as Record<string, unknown>;
  const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  const known = LOG_LEVELS.find((candidate) => candidate === level);
  if (Number.isNaN(at) || known === undefined) return null;
  if (typeof name !== 'string' || typeof pid !== 'number' || typeof message !== 'string') return null;
  return {
    time: at,
    level: known,
    process: name,
    pid,
    message,
    ...(typeof stack === 'string' ? { stack } : {}),
    ...(typeof failure === 'string' ? { failure } : {}),
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most)}… (${text.length - most} more characters)`;
}
