/** Runs the desktop app as a child process and waits for it to exit. Runs in the CLI process. */
import { spawn, type ChildProcess } from 'node:child_process';
import { WINDOW_OPEN } from '../../desktop/launch-arguments.ts';
import { onInterrupt } from '../interrupt.ts';

export type DesktopOutcome =
  /** It ran. `code` is null if a signal ended it. */
  | { readonly started: true; readonly code: number | null }
  /** It exited before a window opened; `reason` is the last line that it printed. */
  | { readonly started: false; readonly reason: string };

/**
 * Starts Electron and resolves when it has exited. Holds back what it writes to stderr before its window opens: this
 * is shown once the window opens, and explains the failure otherwise.
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
    // Use `exit`, not `close`: programs that the app opened may keep its stderr open long after it exits.
    child.once('exit', (code) => {
      if (!opened) return;
      child.stderr?.destroy();
      resolve({ started: true, code });
    });
    child.once('close', (code, signal) => {
      // A second start exits at once with 0: the running app has taken over its folders.
      if (opened || code === 0) resolve({ started: true, code });
      else
        resolve({
          started: false,
          reason: lastLine(early) || `it exited with ${signal ?? `exit ${String(code)}`}`,
        });
    });
  }).finally(release);
}

/** Ctrl-C in a terminal reaches the child directly; forwards any other signal. */
function forwardInterrupts(child: ChildProcess): () => void {
  return onInterrupt((signal) => {
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
  });
}

/** The last non-blank line, without Chromium's `[pid:time:FATAL:file]`. */
function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  return lines.findLast((line) => line !== '') ?? '';
}
