/**
 * `sightline tag`: proposes tags by labels, accepts them, edits tags by hand, exports them. Runs in the CLI process.
 */
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { decisionCommands } from './tag/decide.ts';
import { exportCommand } from './tag/export.ts';
import { handCommands } from './tag/by-hand.ts';
import { runCommands } from './tag/run.ts';

/** Defines `sightline tag` with all its subcommands. */
export function tagCommand(context: Context): Command {
  const tag = new Command('tag').description(
    'Propose tags for photos, accept them, add them by hand, export them',
  );
  for (const command of [
    ...runCommands(context),
    ...decisionCommands(context),
    ...handCommands(context),
    exportCommand(context),
  ]) {
    tag.addCommand(command);
  }
  return tag.addHelpText(
    'after',
    [
      '',
      'Examples:',
      '  sightline tag run ~/Pictures --labels "beach, birthday, receipt, cat"',
      '  sightline tag accept 1 --above 0.8',
      '  sightline tag export --format csv -o tags.csv',
      '',
    ].join('\n'),
  );
}
