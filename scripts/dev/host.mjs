/**
 * The host of `npm run dev`: the web server or Electron. Restarted when its own code changes, notified when a
 * service's code does.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findElectron } from '../electron-runtime.mjs';
import { desktopArguments } from './arguments.mjs';
import { say } from './say.mjs';

/** The process to restart when a build entry changes. A metadata worker needs none: it is loaded anew for each file. */
const PROCESS_OF = {
  host: 'host',
  preload: 'host',
  engine: 'engine',
  'scan-worker': 'engine',
  embedder: 'embedder',
};

/**
 * @returns {Promise<{ ended: Promise<number>, renew(entries: readonly string[], built: number): Promise<void> } | { reason: string }>}
 * `ended` settles when the host has exited by itself or by a signal to this process.
 */
export async function createHost(root, { desktop, args, bundles, options }) {
  const electron = desktop ? await findElectron() : null;
  if (electron?.reason) return { reason: `no Electron: ${electron.reason}` };
  const [program, ...before] = desktop
    ? [electron.executable, bundles.folder, ...desktopArguments(args)]
    : [process.execPath, path.join(bundles.folder, 'node/host.js'), 'start', '--web', ...args];

  let child;
  let port = null;
  /** Receives messages from the host: that it is ready, or has restarted a service. */
  let onMessage = () => undefined;
  let stopping = false;
  let replacing = false;
  let end;
  const ended = new Promise((resolve) => (end = resolve));

  const start = () => {
    // Reuse the address, so that the open page reconnects.
    const again = port === null || desktop ? [] : ['--port', String(port), '--no-open'];
    child = spawn(program, [...before, ...again], {
      // npm runs scripts in the project's folder, but records where it was called from.
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, SIGHTLINE_DEV: JSON.stringify(options) },
    });
    child.on('message', (message) => {
      if (message?.ready) port = message.ready.port ?? null;
      onMessage(message);
    });
    child.once('error', (error) => {
      say(`the host could not be started: ${error.message}`);
      end(1);
    });
    child.once('exit', (code, signal) => {
      if (replacing) return;
      if (stopping || code === 0) end(stopping ? 0 : (code ?? 1));
      else say(`the host ended with ${signal ?? `code ${code}`}; it starts again when its code changes`);
    });
  };

  const told = (accept) =>
    new Promise((resolve) => {
      const gone = () => resolve(null);
      child.once('exit', gone);
      onMessage = (message) => {
        if (!accept(message)) return;
        child.off('exit', gone);
        onMessage = () => undefined;
        resolve(message);
      };
    });

  const replaceHost = async () => {
    replacing = true;
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    }
    replacing = false;
    if (stopping) return end(0);
    start();
    await told((message) => message?.ready);
  };

  const restartService = async (service) => {
    if (!child.connected) return;
    const answer = told((message) => message?.restarted === service);
    child.send({ restart: service });
    const { failed } = (await answer) ?? {};
    if (failed) say(`the ${service} did not start: ${failed}`);
  };

  const stop = (signal) => {
    stopping = true;
    // Ctrl-C in a terminal reaches the host directly; a second signal would abort its shutdown.
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
    if (child.exitCode !== null || child.signalCode !== null) end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

  start();
  return {
    ended,
    async renew(entries, built) {
      const started = performance.now();
      const processes = new Set(entries.map((entry) => PROCESS_OF[entry]));
      // Restarting a host also restarts its engine, and an engine its embedder.
      const first = ['host', 'engine', 'embedder'].find((name) => processes.has(name));
      if (first === undefined) return;
      if (first === 'host') await replaceHost();
      else await restartService(first);
      const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
      say(`${first}: built in ${seconds(built)}, restarted in ${seconds(performance.now() - started)}`);
    },
  };
}
