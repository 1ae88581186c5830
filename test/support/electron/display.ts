/** An X server without a screen, for tests that open windows. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import type { Readable } from 'node:stream';

const SOCKETS = '/tmp/.X11-unix';

export interface VirtualDisplay {
  /** The value of DISPLAY, such as `:1`. */
  readonly name: string;
  stop(): void;
}

/**
 * Starts an Xvfb on a free display number. Any local user may connect (`-ac`), since tests run Electron as another
 * user than themselves; nobody can from another machine.
 * @param size of the screen, in pixels.
 */
export async function startDisplay(size = '1600x1000'): Promise<VirtualDisplay> {
  // Only root can make the folder of the sockets as X wants it; elsewhere the system has made it.
  if (process.getuid?.() === 0 && !existsSync(SOCKETS)) {
    mkdirSync(SOCKETS);
    chmodSync(SOCKETS, 0o1777);
  }
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-ac', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}: ${complaint}`)));
    (child.stdio[3] as Readable).once('data', (data: Buffer) => resolve(data.toString().trim()));
  });
  return { name: `:${number}`, stop: () => void child.kill() };
}
