/** `sightline models`: models and how they compare. Runs in the CLI process. */
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { benchCommand } from './models/bench.ts';

/** Defines `sightline models` with all its subcommands. */
export function modelsCommand(context: Context): Command {
  const models = new Command('models').description('Compare models on your own photos');
  for (const command of [benchCommand(context)]) models.addCommand(command);
  return models;
}
