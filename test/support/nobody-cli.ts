/** Runs the command line as somebody who may not read and write everything, as root may. */
import { spawnSync } from 'node:child_process';
import { binFile, type CliResult } from './run-cli.ts';

const NOBODY = 65534;
/** Another user; where that one may not even reach the program (a clone in root's home), root without its powers. */
const WAYS: readonly (readonly string[])[] = [
  ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
  ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all'],
];

export interface Unprivileged {
  /** Who the files of the test must belong to. */
  readonly uid: number;
  run(...args: string[]): CliResult;
}

/** A way to run the command line without root's powers, or why there is none. */
export function unprivilegedCli(): Unprivileged | string {
  const own = process.getuid?.();
  if (own === undefined) return 'this system has no user ids';
  for (const way of own === 0 ? WAYS : [[]]) {
    const run = (...args: string[]): CliResult => {
      const [command = '', ...rest] = [...way, process.execPath, binFile, ...args];
      const { status, signal, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8' });
      return { code: status, signal, stdout, stderr };
    };
    const uid = way.some((part) => part.startsWith('--reuid')) ? NOBODY : own;
    if (run('--version').code === 0) return { uid, run };
  }
  return 'setpriv is not permitted here';
}
