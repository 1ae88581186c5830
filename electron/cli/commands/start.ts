/**
 * `sightline start`, which `npm start` runs: opens the desktop app with the given folders. If no window is possible,
 * it explains why in one line and serves the page instead. Runs in the CLI process.
 */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { FAILING_WITH_PAGE } from '../../engine/processes/forced-failure.ts';
import type { Context } from '../context.ts';
import { startDesktop } from '../desktop/start-desktop.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { libraryCommand } from '../options.ts';
import { serveLibrary, withServerOptions, type ServeOptions } from '../serve-library.ts';

interface StartOptions extends ServeOptions {
  readonly web?: boolean;
}

/** Defines `sightline start [folder...]`: opens the desktop app, or serves the page if no window is possible. */
export function startCommand(context: Context): Command {
  return withServerOptions(
    libraryCommand(
      'start',
      'Open the desktop app, or the page in a browser where no window can be shown',
      [
        ['start ~/Pictures', 'add the folder, index it and open the app'],
        ['start', 'open the library, or the sample photos if there is none'],
        ['start --web', 'the page in a browser'],
      ],
      FAILING_WITH_PAGE,
    ),
  )
    .argument('[folder...]', 'photo folders; they are only read')
    .option('--web', 'open the page in a browser instead; implied by the other options of the page')
    .action((folders: string[], options: StartOptions) => start(folders, options, context));
}

async function start(names: readonly string[], options: StartOptions, context: Context): Promise<void> {
  const folders = names.map((folder) => path.resolve(callerDirectory(), folder));
  if (!wantsPage(options)) {
    const outcome = await startDesktop(
      {
        dataDir: options.dataDir,
        model: options.model === undefined ? null : await absoluteIfFolder(options.model),
        folders,
        selfTest: false,
        samples: true,
        background: false,
      },
      context.output,
    );
    if ('exitCode' in outcome) {
      if (outcome.exitCode !== 0) context.exitCode = EXIT_CODES.couldNotRun;
      return;
    }
    context.output.note(`Not opening the desktop app: ${outcome.reason}. Serving the page instead.`);
  }
  return serveLibrary(folders, folders.length === 0, options, context);
}

/** `--json`, `--port`, `--root` and `--no-open` only make sense for the web server. */
function wantsPage(options: StartOptions): boolean {
  const { web, json, port, root, open } = options;
  return web === true || json === true || port !== undefined || root !== undefined || !open;
}

/** `npm start` runs in the project's folder; npm records where it was called from. */
function callerDirectory(): string {
  const calledFrom = process.env['npm_lifecycle_event'] === 'start' ? process.env['INIT_CWD'] : undefined;
  return calledFrom ?? process.cwd();
}

/** The desktop app does not run where it was called from. */
async function absoluteIfFolder(model: string): Promise<string> {
  const folder = path.resolve(callerDirectory(), model);
  const found = await stat(folder).catch(() => null);
  return found?.isDirectory() === true ? folder : model;
}
