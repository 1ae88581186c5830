/**
 * `npm run seed`: builds what has changed, bundles bench/seed/main.ts and runs it in this process, so that Ctrl-C
 * reaches it.
 */
import { pathToFileURL } from 'node:url';
import { bundleProgram } from './build/bundle-program.mjs';

// Of dist/, the command line, which indexes the samples, and its services.
await import(pathToFileURL(await bundleProgram('seed', 'bench/seed/main.ts', ['node'])).href);
