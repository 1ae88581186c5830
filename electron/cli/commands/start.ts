/** `sightline start`, what `npm start` runs: add a folder when one is named, serve the page and show it. CLI process. */
import path from 'node:path';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { libraryCommand } from '../options.ts';
import { serveLibrary, withServerOptions, type ServeOptions } from '../serve-library.ts';

export function startCommand(context: Context): Command {
  return withServerOptions(
    libraryCommand('start', 'Open the library in a browser; without one, the sample photos', [
      ['start ~/Pictures', 'add the folder, index it and show the page'],
      ['start', 'the library as it is, or the sample photos'],
    ]),
  )
    .argument('[folder...]', 'folders with photos; they are only read')
    .action((folders: string[], options: ServeOptions) => {
      const resolved = folders.map((folder) => path.resolve(callerDirectory(), folder));
      return serveLibrary(resolved, resolved.length === 0, options, context);
    });
}

/** `npm start` runs in the project's folder; npm says where it was called from. */
function callerDirectory(): string {
  const calledFrom = process.env['npm_lifecycle_event'] === 'start' ? process.env['INIT_CWD'] : undefined;
  return calledFrom ?? process.cwd();
}
