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

export function runElectron(run: ElectronRun): Promise<ElectronResult> {
  const { account } = run;
  const words = [...(run.before ?? []), ...account.prefix, run.executable, ...account.switches, ...SWITCHES];
  const [command = '', ...rest] = [...words, ...run.args];
  const env = { ...electronHome(account, run.folder, run.display), ...run.env };
  const child = spawn(command, rest, {
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
