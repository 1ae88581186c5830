/**
 * Shared by `serve` and `start`: a library session, the web server and an orderly shutdown. Runs in the CLI process.
 */
import type { Command } from 'commander';
import { rendererDir } from '../engine/app-root.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { spawnService } from '../engine/processes/node-spawner.ts';
import { examine } from '../host/doctor/examine.ts';
import { Faults } from '../host/faults.ts';
import { plainHost } from '../host/plain-host.ts';
import { ModelSession } from '../host/model-session.ts';
import { LibrarySession } from '../host/library-session.ts';
import type { SettingsStore } from '../host/context.ts';
import { removeDemoLibrary } from '../host/demo-library.ts';
import { openSettings, settingsFile } from '../host/settings-file.ts';
import type { WebServer } from '../web/server.ts';
import type { Context } from './context.ts';
import { onInterrupt } from './interrupt.ts';
import { hasDisplay, openBrowser } from './open-browser.ts';
import { nameInUse } from './model-in-use.ts';
import { collect, parseWhole, type LibraryOptions } from './options.ts';
import { createProgressLine } from './output/progress-line.ts';
import { formatCount } from './output/format.ts';
import type { Output } from './output/output.ts';

export interface ServeOptions extends LibraryOptions {
  /** If omitted, the first free port from the server's default upwards. */
  readonly port?: number;
  readonly root?: string[];
  /** False with --no-open. */
  readonly open: boolean;
}

/** Adds the options of a command that serves the page. */
export function withServerOptions(command: Command): Command {
  return command
    .option(
      '--port <number>',
      'port on 127.0.0.1; 0 lets the system choose (default: the first free port from 5177)',
      parseWhole('--port', 0, 65_535),
    )
    .option(
      '--root <dir>',
      'the page may add folders below this one, and links in them are followed wherever they lead; may be repeated (default: your home folder)',
      collect,
    )
    .option('--no-open', 'print the address without opening a browser');
}

/**
 * Opens the library, adds folders, serves the page and prints `Sightline is ready: <address>` (with --json
 * `{url, port, pid}`) until Ctrl-C or SIGTERM.
 * @param demoWhenEmpty whether to show the sample photos while the library has no folder.
 */
export async function serveLibrary(
  folders: readonly string[],
  demoWhenEmpty: boolean,
  options: ServeOptions,
  { output, log, parts }: Context,
): Promise<void> {
  const interrupted = new AbortController();
  const release = onInterrupt(() => interrupted.abort());
  try {
    const settings = await openSettings(settingsFile(options.dataDir));
    const session = new LibrarySession({
      dataDir: options.dataDir,
      demoWhenEmpty,
      settings,
      onRequest: (request) => models.record(request),
      ...(options.model === undefined ? {} : { model: options.model }),
    });
    const models = new ModelSession({
      dataDir: options.dataDir,
      inUse: () => nameInUse(options.dataDir, options.model ?? settings.state().settings.model),
      mirror: () => settings.state().settings.hubMirror,
    });
    const unsubscribe = reportEvents(session, output);
    try {
      await session.open();
      for (const folder of folders) await session.api.folders.add({ path: toPathBytes(folder) });
      if (folders.length > 0) await removeDemoLibrary(options.dataDir);
      await serveSession(session, models, settings, options, { output, log, parts }, interrupted.signal);
    } finally {
      unsubscribe();
      await Promise.all([session.stop(), models.stop()]);
    }
  } finally {
    release();
  }
}

async function serveSession(
  session: LibrarySession,
  models: ModelSession,
  settings: SettingsStore,
  options: ServeOptions,
  { output, log, parts }: Pick<Context, 'output' | 'log' | 'parts'>,
  interrupted: AbortSignal,
): Promise<void> {
  const { startWebServer } = await import('../web/server.ts');
  const server = await startWebServer({
    call: session.call,
    subscribe: (listener) => session.onEvent(listener),
    ...(options.port === undefined ? {} : { port: options.port }),
    roots: options.root ?? [],
    // A getter, because it changes when the user's own library replaces the demo.
    get thumbnailsDir() {
      return session.thumbnailsDir;
    },
    rendererDir,
    settings,
    models,
    faults: new Faults(() => log?.file ?? null),
    ...(parts.page === undefined ? {} : { page: parts.page, privatePath: false as const }),
    ...(parts.token === undefined ? {} : { token: parts.token }),
    app: plainHost(() =>
      examine({
        dataDir: options.dataDir,
        model: options.model ?? settings.state().settings.model,
        spawn: spawnService,
        logFile: log?.file ?? null,
      }),
    ),
  });
  try {
    if (!interrupted.aborted) announce(server, session, options, output);
    parts.onReady?.(session, server);
    await aborted(interrupted);
    output.note('Closing.');
  } finally {
    await server.close();
  }
}

function announce(
  { url, port, ticketUrl }: Pick<WebServer, 'url' | 'port' | 'ticketUrl'>,
  session: LibrarySession,
  options: ServeOptions,
  output: Output,
): void {
  if (output.json) output.data({ url, port, pid: process.pid });
  else output.line(`Sightline is ready: ${url}`);
  if (session.demo) output.note('Showing the sample photos until you add a folder of your own.');
  output.note('Press Ctrl-C to stop.');
  if (options.open && !output.json && hasDisplay()) void openBrowser(ticketUrl());
}

/** Prints progress, and a line when a run has ended. */
function reportEvents(session: LibrarySession, output: Output): () => void {
  const line = createProgressLine(output.terminal.stderr);
  let busy = false;
  return session.onEvent((event) => {
    if (event.type === 'notice') {
      line.clear();
      output.note(event.message);
    }
    if (event.type !== 'progress') return;
    const { progress } = event;
    line.update(progress);
    if (progress.phase === 'idle' && busy) {
      line.clear();
      output.note(
        progress.stopped === null
          ? `Indexed: ${formatCount(progress.done)} done, ${formatCount(progress.failed)} failed, ` +
              `${formatCount(progress.skipped)} skipped.`
          : `Indexing stopped: ${progress.stopped}`,
      );
    }
    // A scan that finds nothing new is not worth a line.
    busy = progress.phase === 'embedding' || (busy && progress.phase !== 'idle');
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
