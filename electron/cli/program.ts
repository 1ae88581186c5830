/** All commands of `sightline`. Runs in the CLI process. */
import { Command } from 'commander';
import { appVersion } from '../engine/app-root.ts';
import { failIfForced } from '../engine/processes/forced-failure.ts';
import { classifyCommand } from './commands/classify.ts';
import { doctorCommand } from './commands/doctor.ts';
import { evalCommand } from './commands/eval.ts';
import { foldersCommand } from './commands/folders.ts';
import { indexCommand } from './commands/index-folders.ts';
import { labelsCommand } from './commands/labels.ts';
import { modelsCommand } from './commands/models.ts';
import { retryCommand } from './commands/retry.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { settingsCommand } from './commands/settings.ts';
import { similarCommand } from './commands/similar.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { tagCommand } from './commands/tag.ts';
import type { Context } from './context.ts';
import { openCommandLog } from './command-log.ts';

/** Creates commander's program; it throws instead of exiting the process. */
export function createProgram(context: Context): Command {
  const program = new Command('sightline')
    .description('Find any photo on this computer by describing it. Nothing leaves the machine.')
    .version(appVersion)
    .hook('preAction', (_program, command) => {
      openCommandLog(context, command);
      failIfForced('host', command.name());
    })
    .addCommand(indexCommand(context))
    .addCommand(searchCommand(context))
    .addCommand(similarCommand(context))
    .addCommand(classifyCommand(context))
    .addCommand(tagCommand(context))
    .addCommand(labelsCommand(context))
    .addCommand(foldersCommand(context))
    .addCommand(statusCommand(context))
    .addCommand(retryCommand(context))
    .addCommand(doctorCommand(context))
    .addCommand(modelsCommand(context))
    .addCommand(evalCommand(context))
    .addCommand(settingsCommand(context))
    .addCommand(serveCommand(context))
    .addCommand(startCommand(context))
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  sightline index ~/Pictures',
        '  sightline search two dogs at a window',
        '  sightline serve',
        '',
        'Exit codes: 0 ran, even if some files failed; 1 could not run; 2 wrong usage; 4 another process is writing',
        'to the data directory; 130 cancelled. SIGHTLINE_DEBUG=1 prints the stack trace of a failure.',
        'Logs are in the logs folder of the data directory; SIGHTLINE_LOG=debug logs more.',
        '',
      ].join('\n'),
    );
  everyCommand(program, (command) => {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.output.raw(text),
      // Print help after a usage error; reportFailure reports the error itself.
      writeErr: (text) => context.output.terminal.stderr.write(text),
      outputError: () => undefined,
    });
  });
  return program;
}

function everyCommand(command: Command, apply: (command: Command) => void): void {
  apply(command);
  for (const child of command.commands) everyCommand(child, apply);
}
