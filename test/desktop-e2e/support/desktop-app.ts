/**
 * The desktop app in a real Electron, with a home, a data directory and photos of its own. What its processes print is
 * kept: Electron on Linux must not corrupt GLib's reference counts, and that shows nowhere else.
 */
import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { appRoot, samplesDir } from '../../../electron/engine/app-root.ts';
import { electronHome, giveTo, type ElectronAccount } from '../../support/electron/account.ts';

/** How long an app may take to end before the test fails, in milliseconds. */
const CLOSE_MILLISECONDS = 15_000;

export interface ElectronMachine {
  /** Holds an `electron` that runs with the account. */
  readonly dist: string;
  readonly account: ElectronAccount;
  /** Value of DISPLAY. */
  readonly display: string;
}

export interface LaunchOptions {
  /** Folders to open the app with. */
  readonly folders?: readonly string[];
  /** Show the sample photos while there is no folder. */
  readonly samples?: boolean;
  /** Words of the command line, before the folders. */
  readonly args?: readonly string[];
  /** Another main file than the app's own. */
  readonly main?: string;
  /** Variables that are set besides, or in place of, those of the test account. */
  readonly env?: Readonly<Record<string, string>>;
}

export class DesktopApp {
  readonly folder: string;
  /** Below it are photos. */
  readonly photos: string;
  readonly userData: string;
  readonly #machine: ElectronMachine;
  #dataDir: string;
  #app: ElectronApplication | null = null;
  #process: ChildProcess | null = null;
  #output = '';

  constructor(machine: ElectronMachine, folder: string) {
    this.#machine = machine;
    this.folder = folder;
    this.#dataDir = path.join(folder, 'data');
    this.photos = path.join(folder, 'photos');
    this.userData = path.join(folder, 'profile');
    for (const directory of [this.dataDir, this.photos, this.userData]) mkdirSync(directory);
    giveTo(machine.account, folder);
  }

  /** Where the library is kept. */
  get dataDir(): string {
    return this.#dataDir;
  }

  /** The app's log. */
  get logFile(): string {
    return path.join(this.dataDir, 'logs/app.log');
  }

  /** Holds an `electron` that runs with the account. */
  get electronFolder(): string {
    return this.#machine.dist;
  }

  /** The running app. */
  get app(): ElectronApplication {
    if (!this.#app) throw new Error('expected an app that was launched');
    return this.#app;
  }

  /** Process id of Electron's main process. */
  get mainPid(): number {
    return this.#process?.pid ?? 0;
  }

  /** All that its processes printed so far. */
  get output(): string {
    return this.#output;
  }

  get account(): ElectronAccount {
    return this.#machine.account;
  }

  /** Makes a folder of photos: all sample photos, or those named, in as many copies as asked. */
  addPhotos(
    folder: string,
    { names = sampleNames(), copies = 1 }: { names?: readonly string[]; copies?: number } = {},
  ): string {
    const root = path.join(this.photos, folder);
    for (let copy = 0; copy < copies; copy += 1) {
      const target = copies === 1 ? root : path.join(root, `copy ${copy + 1}`);
      mkdirSync(target, { recursive: true });
      for (const name of names) copyFileSync(path.join(samplesDir, name), path.join(target, name));
    }
    giveTo(this.account, root);
    return root;
  }

  /** Puts a file into the data directory. */
  writeData(name: string, contents: string): void {
    const file = path.join(this.dataDir, name);
    writeFileSync(file, contents);
    this.give(file);
  }

  /** Moves the data directory while the app is not running. */
  moveData(name: string): void {
    const target = path.join(this.folder, name);
    renameSync(this.#dataDir, target);
    this.#dataDir = target;
  }

  /** Makes the account of the app the owner of a file or folder. */
  give(file: string): void {
    giveTo(this.account, file);
  }

  /** The environment and the words that follow Electron's executable. */
  command({ folders = [], samples = false, args = [], env = {}, main = '.' }: LaunchOptions = {}): {
    readonly args: string[];
    readonly env: Record<string, string>;
  } {
    return {
      args: [
        main,
        '--disable-gpu',
        `--user-data-dir=${this.userData}`,
        `--data-dir=${this.dataDir}`,
        ...(samples ? [] : ['--no-samples']),
        ...args,
        ...folders,
      ],
      env: { ...electronHome(this.account, this.folder, this.#machine.display), ...env },
    };
  }

  /** Starts the app and waits for its window. */
  async launch(options: LaunchOptions = {}): Promise<Page> {
    const { args, env } = this.command(options);
    // Playwright asks the npm package for the executable, which looks there and remembers it.
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = this.#machine.dist;
    this.#app = await _electron.launch({
      args,
      env,
      cwd: appRoot,
      chromiumSandbox: this.account.sandboxed,
      // Null leaves dark mode to the app.
      colorScheme: null,
    });
    const keep = (chunk: Buffer): void => void (this.#output += chunk.toString());
    this.#process = this.#app.process();
    const { stdout, stderr } = this.#process;
    stdout?.on('data', keep);
    stderr?.on('data', keep);
    return this.#app.firstWindow();
  }

  /** Quits as the user would, and waits until the process is gone. */
  async quit(): Promise<void> {
    const app = this.#app;
    const child = this.#process;
    this.#app = null;
    if (!app || !child) return;
    const ended =
      child.exitCode !== null || child.signalCode !== null
        ? Promise.resolve()
        : new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_MILLISECONDS);
    await ended;
    clearTimeout(timer);
    expect(child.signalCode, 'the app did not end by itself').toBeNull();
  }

  /** Ends the main process as the system would when memory runs out. */
  kill(): void {
    this.#process?.kill('SIGKILL');
    this.#app = null;
  }

  /** Fails when GLib complained. */
  checkOutput(): void {
    expect(this.#output).not.toMatch(/GLib-GObject-(CRITICAL|WARNING)/);
    expect(this.#output).not.toMatch(/Unhandled|UnhandledPromiseRejection/);
  }
}

function sampleNames(): string[] {
  return readdirSync(samplesDir).filter((name) => name.endsWith('.jpg'));
}
