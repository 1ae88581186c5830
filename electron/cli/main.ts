/** Entry point of the command line (dist/node/cli.js, started by bin/sightline.mjs). Runs in the CLI process. */
import { endQuietlyOnClosedPipe } from './output/output.ts';
import { run } from './run.ts';

endQuietlyOnClosedPipe();
process.exitCode = await run(process.argv.slice(2), process);
