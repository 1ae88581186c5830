/** `sightline models rm`: removes an installed model or an unfinished download. Runs in the CLI process. */
import type { Command } from 'commander';
import { SightlineError, toSightlineError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
import { nameInUse, wantedModel } from '../../model-in-use.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { withFetcher } from '../../with-fetcher.ts';

/** Defines `sightline models rm NAME`. */
export function removeCommand(context: Context): Command {
  return libraryCommand('rm', 'Remove an installed model, or an unfinished download of one', [
    ['models rm Xenova/clip-vit-base-patch32', 'by its id on the hub'],
    ['models rm Xenova--clip-vit-base-patch32', 'by its name in the list'],
  ])
    .argument('<model>', 'id or name of the model')
    .action((id: string, options: LibraryOptions) => remove(id, options, context));
}

async function remove(id: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const inUse = nameInUse(options.dataDir, await wantedModel(options));
  const { name } = await withFetcher(options, async ({ api }) => {
    const used = (await api.models.list({ inUse })).find((model) => model.inUse && model.installed);
    if (used && (used.name === id || used.id === id)) {
      throw new SightlineError(
        'invalid-input',
        `${used.name} is the model of this library; choose another one first: sightline models use starter`,
      );
    }
    return api.models.remove({ id }).catch(async (error: unknown) => {
      if (toSightlineError(error).kind !== 'not-found') throw error;
      return api.models.cancelPull({ id }).catch(() => {
        throw error;
      });
    });
  });
  if (output.json) output.data({ name });
  else output.line(`Removed ${name}.`);
}
