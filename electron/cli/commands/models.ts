/** `sightline models`: other models than the built-in one, and how they compare. Runs in the CLI process. */
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { benchCommand } from './models/bench.ts';
import { providersCommand } from './models/providers.ts';
import { pullCommand } from './models/pull.ts';

/** Defines `sightline models` with all its subcommands. */
export function modelsCommand(context: Context): Command {
  const models = new Command('models').description(
    'Download models, compare them on your own photos, and see what can run them here',
  );
  for (const command of [pullCommand(context), benchCommand(context), providersCommand(context)]) {
    models.addCommand(command);
  }
  return models;
}
