/**
 * Entry point of the web host for `npm run dev`: the command line with the page of the dev server. Runs in the CLI
 * process.
 */
import { endQuietlyOnClosedPipe } from '../cli/output/output.ts';
import { run } from '../cli/run.ts';
import { readDevOptions } from './options.ts';
import { devPage } from './page.ts';
import { endWithDev, obeyRestarts } from './restarts.ts';

const options = readDevOptions(process.env);
endQuietlyOnClosedPipe();
const closeChannel = endWithDev();
process.exitCode = await run(process.argv.slice(2), process, {
  page: devPage(options),
  token: options.token,
  onReady(library, { port, url }) {
    obeyRestarts(library);
    process.send?.({ ready: { port, url } });
  },
});
closeChannel();
