/** Runs the desktop app as a child and waits for its end. Runs in the CLI process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { WINDOW_OPEN } from '../../desktop/launch-arguments.ts';
import { onInterrupt } from '../interrupt.ts';

export type DesktopOutcome =
  /** It ran. `code` is null when a signal ended it. */
  | { readonly started: true; readonly code: number | null }
  /** It ended before there was a window; what it said last. */
  | { readonly started: false; readonly reason: string };

/**
 * Starts Electron and resolves when it has ended. What it writes to stderr before its window is there is kept back:
 * it is the reason when no window comes, and shown when one does.
 */
export function runDesktop(file: string, args: readonly string[]): Promise<DesktopOutcome> {
  const child = spawn(file, args, { stdio: ['inherit', 'inherit', 'pipe', 'ipc'] });
  let opened = false;
  let early = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (opened) process.stderr.write(text);
    else early += text;
  });
  child.on('message', (message) => {
    if (message !== WINDOW_OPEN) return;
    opened = true;
    process.stderr.write(early);
    early = '';
  });
  const release = forwardInterrupts(child);
  return new Promise<DesktopOutcome>((resolve) => {
    child.once('error', (error) => resolve({ started: false, reason: error.message }));
    // Programs that it opened may hold its stderr long after its end: what they say is not waited for.
    child.once('exit', (code) => {
      if (!opened) return;
      child.stderr?.destroy();
      resolve({ started: true, code });
    });
    child.once('close', (code, signal) => {
      // A second start ends at once and well: the app that runs has taken its folders.
      if (opened || code === 0) resolve({ started: true, code });
      else
        resolve({
          started: false,
          reason: lastLine(early) || `it exited with ${signal ?? `exit ${String(code)}`}`,
        });
    });
  }).finally(release);
}

/** Ctrl-C in a terminal reaches the child directly; any other signal is passed on. */
function forwardInterrupts(child: ChildProcess): () => void {
  return onInterrupt((signal) => {
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
  });
}

/** The last line that says something, without Chromium's `[pid:time:FATAL:file]`. */
function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  return lines.findLast((line) => line !== '') ?? '';
}
