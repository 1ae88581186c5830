/** `sightline settings`: shows and changes the user's settings, without opening a library. Runs in the CLI process. */
import { Command } from 'commander';
import { SightlineError } from '../../../shared/errors.ts';
import { settings as schema, type Settings } from '../../../shared/schemas.ts';
import { openSettings, settingsFile } from '../../host/settings-file.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../exit-codes.ts';
import { libraryCommand, type LibraryOptions } from '../options.ts';

const NAMES = Object.keys(schema.shape) as (keyof Settings)[];

/** Defines `sightline settings` with `get` and `set`, which work on settings.json. */
export function settingsCommand(context: Context): Command {
  return new Command('settings')
    .description('Show and change settings')
    .addHelpText('after', '\nExamples:\n  sightline settings get\n  sightline settings set threads 4\n')
    .addCommand(
      libraryCommand('get', 'Show all settings, or one', [
        ['settings get', 'all settings, one per line'],
        ['settings get theme', 'just one value'],
        ['settings get --json', 'settings, state, reason'],
      ])
        .argument('[name]', `one of ${NAMES.join(', ')}`)
        .action((name: string | undefined, options: LibraryOptions) => show(name, options, context)),
    )
    .addCommand(
      libraryCommand('set', 'Change a setting; a running Sightline applies it the next time it starts', [
        ['settings set threads 4', 'use at most four threads for the image model'],
        ['settings set threads null', 'use one thread per processor core'],
        ['settings set theme dark', 'light, dark or system'],
      ])
        .argument('<name>', `one of ${NAMES.join(', ')}`)
        .argument('<value>', 'true, false, a number, null, or a word')
        .action((name: string, value: string, options: LibraryOptions) =>
          change(name, value, options, context),
        ),
    );
}

async function show(
  name: string | undefined,
  { dataDir }: LibraryOptions,
  { output }: Context,
): Promise<void> {
  const state = (await openSettings(settingsFile(dataDir))).state();
  const { settings, reason } = state;
  if (name !== undefined) expectName(name);
  if (output.json) output.data(name === undefined ? state : { [name]: settings[name] });
  else if (name !== undefined) output.line(String(settings[name]));
  else for (const one of NAMES) output.line(`${one.padEnd(20)} ${settings[one]}`);
  if (reason !== null) output.note(reason);
}

async function change(
  name: string,
  text: string,
  { dataDir }: LibraryOptions,
  { output }: Context,
): Promise<void> {
  expectName(name);
  const parsed = schema.shape[name].safeParse(valueOf(text));
  if (!parsed.success) {
    const expected = parsed.error.issues.map(({ message }) => message).join('; ');
    throw new UsageError(`expected a value for ${name}, received '${text}': ${expected}`);
  }
  const store = await openSettings(settingsFile(dataDir));
  const state = await store.update({ [name]: parsed.data });
  if (state.state !== 'saved')
    throw new SightlineError('read-only', state.reason ?? 'the settings could not be saved');
  if (output.json) output.data(state);
  else output.line(`${name} is now ${String(parsed.data)}`);
}

function expectName(name: string): asserts name is keyof Settings {
  if (!Object.hasOwn(schema.shape, name)) {
    throw new UsageError(`expected one of ${NAMES.join(', ')}, received '${name}'`);
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
