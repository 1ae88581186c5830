/** Starts the desktop app, step by step. Each line is a module of electron/desktop/. Runs in the main process. */
import { app } from 'electron';
import { launch, prepareProcess, takeInstance } from './desktop/process.ts';
import { endUnstarted } from './desktop/failure/end-unstarted.ts';
import { guardContents } from './desktop/guards.ts';
import { hearArrivals } from './desktop/instances.ts';
import { registerSchemes } from './desktop/protocols/schemes.ts';
import { runSelfTest } from './desktop/self-test.ts';
import { startDesktop } from './desktop/start.ts';

prepareProcess();
registerSchemes();
guardContents();
const arrivals = hearArrivals(app);

// A top-level await of whenReady would never resolve: Electron waits for this module first
// (https://www.electronjs.org/docs/latest/tutorial/esm).
if (launch.selfTest) void runSelfTest().then((code) => app.exit(code));
else if (!takeInstance()) app.quit();
else
  app
    .whenReady()
    .then(() => startDesktop(launch, arrivals))
    .catch(endUnstarted);
