/** `node bin/sightline.mjs …` as a person runs it: own process, the built program, two captured streams. */
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { appRoot } from '../../electron/engine/app-root.ts';

export const binFile = path.join(appRoot, 'bin', 'sightline.mjs');

export interface CliResult {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly finished: Promise<CliResult>;
  /** The first match in a stream, now or later; rejects when the process ends without one. */
  waitFor(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Command words in front, such as those that change the user. */
  readonly before?: readonly string[];
  /** What standard input holds; closed without it. */
  readonly input?: string | Uint8Array;
}

export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  // A display would open a browser window in the middle of a test.
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...options.env };
  const [command = '', ...rest] = [...(options.before ?? []), process.execPath, binFile, ...args];
  const child = spawn(command, rest, {
    cwd: options.cwd ?? appRoot,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  const text = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
      for (const watcher of watchers) watcher();
    });
  }
  const finished = new Promise<CliResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...text }));
  });
  return {
    child,
    finished,
    waitFor: (stream, pattern) =>
      new Promise((resolve, reject) => {
        const look = (): boolean => {
          const match = pattern.exec(text[stream]);
          if (!match) return false;
          watchers.delete(look);
          resolve(match);
          return true;
        };
        if (look()) return;
        watchers.add(look);
        finished.then(() => {
          if (!look()) reject(new Error(`ended without ${String(pattern)} in ${stream}: ${text.stderr}`));
        }, reject);
      }),
  };
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return startCli(args, options).finished;
}
