/** Opens the log of a command: `serve` for commands with a server, `cli` for all others. Runs in the CLI process. */
import type { Command } from 'commander';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { openHostLog } from '../host/log/host-log.ts';
import type { Context } from './context.ts';
import type { LibraryOptions } from './options.ts';

/** Commands that keep running and serve the page. */
const SERVERS = ['serve', 'start'];

/** Opens the log; writes nothing and creates no folder until there is something to log. */
export function openCommandLog(context: Context, command: Command): void {
  const { dataDir } = command.opts<Partial<LibraryOptions>>();
  if (dataDir === undefined) return;
  const serves = SERVERS.includes(command.name());
  context.log = openHostLog({
    name: serves ? 'serve' : 'cli',
    directories: [dataDirLayout(dataDir).logs],
    ...(serves ? { echo: 'error' } : {}),
  });
}
