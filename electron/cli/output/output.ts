/**
 * A command's output: its result goes to stdout, messages to the user go to stderr. With `--json`, stdout gets
 * exactly one JSON document. Runs in the CLI process.
 */
import type { Writable } from 'node:stream';
import { visibleText } from '../../../shared/visible-text.ts';

/** A process's output streams; `isTTY` and `columns` exist if stderr is a terminal. */
export interface Terminal {
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

export class Output {
  readonly terminal: Terminal;
  /** Whether to print the result as JSON. */
  readonly json: boolean;

  constructor(terminal: Terminal, json: boolean) {
    this.terminal = terminal;
    this.json = json;
  }

  /** Prints one line of the result; escapes line breaks and control characters in it. */
  line(text = ''): void {
    this.terminal.stdout.write(`${visibleText(text)}\n`);
  }

  /** Prints formatted text (help, CSV) unchanged. */
  raw(text: string): void {
    this.terminal.stdout.write(text);
  }

  /** Prints the result as one line of JSON. */
  data(value: unknown): void {
    this.terminal.stdout.write(`${JSON.stringify(value)}\n`);
  }

  /** Prints one line for the user to stderr. */
  note(text: string): void {
    this.terminal.stderr.write(`${visibleText(text)}\n`);
  }
}

/** Exits quietly when the reader of stdout goes away (`| head`). If stderr is closed, only messages are lost. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.stderr.on('error', () => undefined);
}
