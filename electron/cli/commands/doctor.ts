/**
 * `sightline doctor`: checks the installation and the library, and prints what whoever helps needs to know. Runs in
 * the CLI process.
 */
import type { Command } from 'commander';
import { spawnService } from '../../engine/processes/node-spawner.ts';
import { examine } from '../../host/doctor/examine.ts';
import { reportInWords } from '../../host/doctor/in-words.ts';
import { openSettings, settingsFile } from '../../host/settings-file.ts';
import type { Context } from '../context.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';

export function doctorCommand(context: Context): Command {
  return libraryCommand(
    'doctor',
    'Check the installation and the library; show versions and the last failures',
    [
      ['doctor', 'ends with 1 when a check failed'],
      ['doctor --json', 'version, platform, providers, dataDir, database, watcher, failures, checks'],
    ],
  ).action((options: LibraryOptions) => runDoctor(options, context));
}

async function runDoctor({ dataDir, model }: LibraryOptions, context: Context): Promise<void> {
  const { output, log } = context;
  const report = await examine({
    dataDir,
    model: model ?? (await openSettings(settingsFile(dataDir))).state().settings.model,
    spawn: spawnService,
    logFile: log?.file ?? null,
  });
  if (output.json) output.data(report);
  else for (const line of reportInWords(report)) output.line(line);
  if (report.checks.some(({ ok }) => !ok)) context.exitCode = EXIT_CODES.couldNotRun;
}
