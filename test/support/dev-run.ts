/** `npm run dev` in a copy of the sources, which a test changes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appRoot } from '../../electron/engine/app-root.ts';

/** All that the bundles and a running library are made of. */
const SOURCES = [
  ...['electron', 'renderer', 'shared', 'scripts', 'models', 'samples', 'bin'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'],
  ...['test/tsconfig.json', 'bench/tsconfig.json'],
];

export class DevRun {
  /** The copy. Every user may enter it: Electron does not run as root. */
  readonly folder: string;
  #child: ChildProcess | null = null;
  #output = '';

  constructor() {
    this.folder = mkdtempSync(path.join(tmpdir(), 'sightline-dev-'));
    chmodSync(this.folder, 0o755);
    for (const name of SOURCES)
      cpSync(path.join(appRoot, name), path.join(this.folder, name), { recursive: true });
    symlinkSync(path.join(appRoot, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  /** All that its processes have printed. */
  get output(): string {
    return this.#output;
  }

  /** Process id of the script. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts it. @param args of `npm run dev --`; relative folders are those of the copy. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
    this.#child = spawn(process.execPath, ['scripts/dev.mjs', ...args], {
      cwd: this.folder,
      env: { ...process.env, INIT_CWD: this.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
  }

  /** Puts `to` in the place of `from` in a source of the copy. @throws Error when the source does not have it. */
  replace(file: string, from: string, to: string): void {
    const source = path.join(this.folder, file);
    const text = readFileSync(source, 'utf8');
    if (!text.includes(from)) throw new Error(`expected '${from}' in ${file}`);
    writeFileSync(source, text.replace(from, to));
  }

  /** The same, and says how long it took until `arrived`. */
  async change(
    what: string,
    file: string,
    from: string,
    to: string,
    arrived: () => Promise<unknown>,
  ): Promise<void> {
    const started = performance.now();
    this.replace(file, from, to);
    await arrived();
    console.log(`${what}: on screen, or in an answer, after ${Math.round(performance.now() - started)} ms`);
  }

  /** Sends a signal, unless it has ended. @returns its exit code. */
  async end(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  }

  /** Ends it and removes the copy. */
  async remove(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
