/** `sightline models rm`: removes an installed model or an unfinished download. Runs in the CLI process. */
import type { Command } from 'commander';
import { toSightlineError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
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
  const { name } = await withFetcher(options, ({ api }) =>
    api.models.remove({ id }).catch(async (error: unknown) => {
      if (toSightlineError(error).kind !== 'not-found') throw error;
      return api.models.cancelPull({ id }).catch(() => {
        throw error;
      });
    }),
  );
  if (output.json) output.data({ name });
  else output.line(`Removed ${name}.`);
}
