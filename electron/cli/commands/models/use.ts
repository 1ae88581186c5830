/** `sightline models use`: chooses the model of the library. Runs in the CLI process. */
import type { Command } from 'commander';
import type { LibraryModel } from '../../../../shared/schemas.ts';
import { openSettings, settingsFile } from '../../../host/settings-file.ts';
import { SightlineError, toSightlineError } from '../../../../shared/errors.ts';
import type { Context } from '../../context.ts';
import { withLibrary } from '../../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatCounted } from '../../output/format.ts';

/** Defines `sightline models use <model>`. */
export function useCommand(context: Context): Command {
  return libraryCommand('use', 'Choose the model of the library, for all commands, the page and the app', [
    ['models use Xenova/clip-vit-base-patch32', 'an installed model, by its hub id or its name in the list'],
    ['models use ~/models/clip', 'a model folder'],
    ['models use ~/models/clip+fp16', 'its weights of half precision; also q8, fp32 and other suffixes of its files'],
    ['models use remote:office', 'a remote encoder that was added: photos leave this computer'],
    ['models use starter', 'the built-in model'],
  ])
    .argument('<model>', 'starter, an installed model, a remote encoder, or a model folder')
    .action((model: string, options: LibraryOptions) => useModel(model, options, context));
}

async function useModel(called: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const model = await withLibrary(options, 'writer', ({ api, signal }) =>
    api.models.use({ id: called }, { signal, work: true }),
  ).catch(chooseItThere);
  const settings = await openSettings(settingsFile(options.dataDir));
  const saved = await settings.update({ model: model.next?.name ?? model.name });
  if (saved.state !== 'saved') {
    throw new SightlineError('read-only', saved.reason ?? 'the settings could not be saved');
  }
  if (output.json) output.data(model);
  else output.line(chosenLine(model));
}

/** Whoever has the library open has its model in memory. */
function chooseItThere(thrown: unknown): never {
  const error = toSightlineError(thrown);
  if (error.kind !== 'locked') throw thrown;
  const pid = error.detail?.['pid'];
  throw new SightlineError(
    error.kind,
    `Sightline is running with this library${typeof pid === 'number' ? ` (process ${pid})` : ''}: ` +
      'choose the model there, in Settings, or quit it first',
    { detail: error.detail, cause: thrown },
  );
}

/** What the choice means now. */
function chosenLine({ id, next }: Pick<LibraryModel, 'id' | 'next'>): string {
  if (next === null) return `${id} answers searches now.`;
  return (
    `${next.id} is chosen: it has to index ${formatCounted(next.waiting, 'photo')} first, and until then ${id} answers. ` +
    'The page and the app do that in the background; here: sightline index'
  );
}
