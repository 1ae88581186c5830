/** `sightline models providers`: what can run a model on this machine. Runs in the CLI process. */
import type { Command } from 'commander';
import type { ProviderReport } from '../../../engine/api/doctor-api.ts';
import { startEngine } from '../../../engine/processes/start-engine.ts';
import type { Context } from '../../context.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes } from '../../output/format.ts';
import { alignColumns } from '../../output/table.ts';

interface ProvidersOptions extends LibraryOptions {
  readonly try?: boolean;
}

/** Defines `sightline models providers`: the table of execution providers, and trials of those on this machine. */
export function providersCommand(context: Context): Command {
  return libraryCommand(
    'providers',
    'Show what can run the model on this machine, or try it: the fastest that agrees with the processor is used',
    [
      ['models providers', 'execution providers, and what earlier trials found'],
      ['models providers --try', 'try each in a process of its own, ten seconds at most'],
      ['models providers --json', '{model, system, inUse, providers: [{name, here, trial, …}]}'],
    ],
  )
    .option('--try', 'try them now and remember the result')
    .action((options: ProvidersOptions) => showProviders(options, context));
}

async function showProviders(options: ProvidersOptions, { output }: Context): Promise<void> {
  const engine = await startEngine();
  try {
    const report = await engine.api.providers(
      {
        dataDir: options.dataDir,
        tryAll: options.try ?? false,
        ...(options.model === undefined ? {} : { model: options.model }),
      },
      { work: true },
    );
    if (output.json) output.data(report);
    else for (const line of providerLines(report)) output.line(line);
  } finally {
    await engine.stop();
  }
}

const HERE = { yes: 'in the package', extra: 'not in the package', never: 'not on this system' } as const;

/** A table of the providers, what to do for those that are not in the package, and what is in use. */
function providerLines({ model, system, inUse, providers }: ProviderReport): string[] {
  const rows = providers.map(({ title, hardware, here, packageBytes, trial }) => [
    title,
    hardware,
    packageBytes > 0 ? `${HERE[here]} (${formatBytes(packageBytes)})` : HERE[here],
    trial?.imagesPerSecond ? `${trial.imagesPerSecond.toFixed(1)} images/s` : '–',
    trial === null ? 'not tried' : (trial.reason ?? 'agrees with the processor'),
  ]);
  const used = providers.find(({ name }) => name === inUse);
  return [
    ...alignColumns([['provider', 'runs on', system, 'speed', 'trial'], ...rows]),
    ...providers.flatMap(({ title, howElse }) => (howElse === null ? [] : [`${title}: ${howElse}.`])),
    ...providers.flatMap(({ title, here, triedOnHardware }) =>
      here === 'never' || triedOnHardware ? [] : [`${title} has not been tried on such hardware by us.`],
    ),
    `${used?.title ?? inUse} runs ${model}.`,
  ];
}
