/** `sightline models`: other models than the built-in one, and how they compare. Runs in the CLI process. */
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { exportCommand, importCommand } from './models/archive.ts';
import { benchCommand } from './models/bench.ts';
import { listCommand } from './models/list.ts';
import { providersCommand } from './models/providers.ts';
import { pullCommand } from './models/pull.ts';
import { remoteCommand } from './models/remote.ts';
import { removeCommand } from './models/remove.ts';
import { spacesCommand } from './models/spaces.ts';
import { useCommand } from './models/use.ts';
import { verifyCommand } from './models/verify.ts';

/** Defines `sightline models` with all its subcommands. */
export function modelsCommand(context: Context): Command {
  const models = new Command('models').description(
    'Download, choose and manage models, compare them on your own photos, and see what can run them here',
  );
  const commands = [
    listCommand,
    pullCommand,
    useCommand,
    verifyCommand,
    removeCommand,
    exportCommand,
    importCommand,
    spacesCommand,
    benchCommand,
    providersCommand,
    remoteCommand,
  ];
  for (const command of commands) models.addCommand(command(context));
  return models;
}
