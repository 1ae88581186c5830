/** Runs an app in a real Electron to its end, with captured output. */
import { spawn } from 'node:child_process';
import { electronHome, type ElectronAccount } from './account.ts';

export interface ElectronResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ElectronRun {
  readonly executable: string;
  readonly account: ElectronAccount;
  /** Holds the home folder of this run. */
  readonly folder: string;
  /** Value of DISPLAY. */
  readonly display: string;
  readonly args: readonly string[];
  /** Command words before all others, such as `unshare --net`. */
  readonly before?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** There is no graphics card under Xvfb, and asking for one only prints errors. */
const SWITCHES = ['--disable-gpu'];

/** The command line and the environment of a run. */
export function commandFor(run: ElectronRun): { words: string[]; env: Record<string, string> } {
  const { account, before = [], executable, args } = run;
  return {
    words: [...before, ...account.prefix, executable, ...account.switches, ...SWITCHES, ...args],
    env: { ...electronHome(account, run.folder, run.display), ...run.env },
  };
}

export function runElectron(run: ElectronRun): Promise<ElectronResult> {
  const { words, env } = commandFor(run);
  const [command = '', ...args] = words;
  const child = spawn(command, args, {
    env,
    cwd: run.cwd ?? run.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => (text[stream] += chunk));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...text }));
  });
}
