/** `sightline serve`: serves the page on 127.0.0.1. Runs in the CLI process. */
import type { Command } from 'commander';
import { FAILING_WITH_PAGE } from '../../engine/processes/forced-failure.ts';
import type { Context } from '../context.ts';
import { libraryCommand } from '../options.ts';
import { serveLibrary, withServerOptions, type ServeOptions } from '../serve-library.ts';

/** Defines `sightline serve`: runs the web host until Ctrl-C. */
export function serveCommand(context: Context): Command {
  return withServerOptions(
    libraryCommand(
      'serve',
      'Serve the app as a page on 127.0.0.1 and keep the library up to date until Ctrl-C',
      [
        ['serve', 'use a free port and print the address'],
        ['serve --port 8080 --root /volume1/photos --no-open', 'on a NAS'],
        ['serve --json', 'one line {url, port, pid} once it is ready'],
      ],
      FAILING_WITH_PAGE,
    ),
  ).action((options: ServeOptions) => serveLibrary([], false, options, context));
}
