/** The start of the desktop app as a child, with programs that behave as Electron does; a real one is started in start.test.ts. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { runDesktop } from '../../../electron/cli/desktop/run-desktop.ts';
import { WINDOW_OPEN } from '../../../electron/desktop/launch-arguments.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

let folder: string;
beforeAll(async () => {
  folder = await temporaryDirectory();
});

function run(script: string) {
  const file = path.join(folder, 'program.cjs');
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return runDesktop(process.execPath, [file]);
}

it('The app counts as started once the window is there, whatever the end', async () => {
  const opens = `process.send(${JSON.stringify(WINDOW_OPEN)}, () => process.exit(CODE))`;
  expect(await run(opens.replace('CODE', '0'))).toEqual({ started: true, code: 0 });
  expect(await run(opens.replace('CODE', '3'))).toEqual({ started: true, code: 3 });
});

it('The app counts as ended when it has, though a program that it opened keeps its stderr', async () => {
  const lasting =
    "require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600_000)'],";
  const script = `const child = ${lasting} { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
    require('node:fs').writeFileSync(__filename + '.pid', String(child.pid));
    process.send(${JSON.stringify(WINDOW_OPEN)}, () => process.exit(0))`;
  try {
    expect(await run(script)).toEqual({ started: true, code: 0 });
  } finally {
    process.kill(Number(readFileSync(path.join(folder, 'program.cjs.pid'), 'utf8')));
  }
});

it('The app counts as started when it ended well without a window: another one runs already', async () => {
  expect(await run('')).toEqual({ started: true, code: 0 });
});

it('The app counts as not started when it fails before; the last line is the reason', async () => {
  const fatal = '[1125/031517.43:FATAL:zygote_host_impl_linux.cc(126)] No usable sandbox!\\n\\n';
  expect(await run(`console.error('some noise'); console.error('${fatal}'); process.exit(1)`)).toEqual({
    started: false,
    reason: 'No usable sandbox!',
  });
  expect(await run("process.kill(process.pid, 'SIGABRT')")).toEqual({
    started: false,
    reason: 'it exited with SIGABRT',
  });
});

it('The app counts as not started when there is no such program', async () => {
  expect(await runDesktop(path.join(folder, 'missing'), [])).toMatchObject({
    started: false,
    reason: expect.stringContaining('ENOENT') as string,
  });
});
