/**
 * Where a command writes: its answer to stdout, everything said to a person meanwhile to stderr. With `--json`,
 * stdout gets exactly one JSON document. Runs in the CLI process.
 */
import type { Writable } from 'node:stream';
import { escapeForTerminal } from './escape.ts';

/** The two streams of a process; `isTTY` and `columns` are there when stderr is a terminal. */
export interface Terminal {
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

export class Output {
  readonly terminal: Terminal;
  /** Whether the answer is wanted as JSON. */
  readonly json: boolean;

  constructor(terminal: Terminal, json: boolean) {
    this.terminal = terminal;
    this.json = json;
  }

  /** One line of the answer; line breaks and control characters within it are escaped. */
  line(text = ''): void {
    this.terminal.stdout.write(`${escapeForTerminal(text)}\n`);
  }

  /** Text that is laid out already (help, CSV), as it is. */
  raw(text: string): void {
    this.terminal.stdout.write(text);
  }

  /** The answer as one line of JSON. */
  data(value: unknown): void {
    this.terminal.stdout.write(`${JSON.stringify(value)}\n`);
  }

  /** One line for the person at the keyboard. */
  note(text: string): void {
    this.terminal.stderr.write(`${escapeForTerminal(text)}\n`);
  }
}

/**
 * Ends the process quietly when the reader of stdout goes away (`| head`); a reader that closed stderr loses
 * messages and nothing else.
 */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.stderr.on('error', () => undefined);
}
