/**
 * Starts the desktop app for `npm run dev -- --desktop`: electron/main.ts with the page of the dev server. Runs in
 * the main process.
 */
import { app } from 'electron';
import { launch, prepareProcess, takeInstance } from '../desktop/process.ts';
import { endUnstarted } from '../desktop/failure/end-unstarted.ts';
import { guardContents } from '../desktop/guards.ts';
import { hearArrivals } from '../desktop/instances.ts';
import { registerSchemes } from '../desktop/protocols/schemes.ts';
import { startDesktop } from '../desktop/start.ts';
import { readDevOptions } from './options.ts';
import { devPage } from './page.ts';
import { endWithDev, obeyRestarts } from './restarts.ts';

const options = readDevOptions(process.env);
prepareProcess();
registerSchemes();
guardContents();
endWithDev();
const arrivals = hearArrivals(app);

if (!takeInstance()) app.quit();
else
  app
    .whenReady()
    .then(() =>
      startDesktop(launch, arrivals, {
        page: { ...devPage(options), allowed: [`ws://127.0.0.1:${options.vitePort}/`] },
        onLibrary(library) {
          obeyRestarts(library);
          process.send?.({ ready: {} });
        },
      }),
    )
    .catch(endUnstarted);
