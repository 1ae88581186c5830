/** `sightline models remote`: encoders that answer over the network; none is used unless one is added. Runs in the CLI process. */
import { createInterface } from 'node:readline/promises';
import path from 'node:path';
import { Command } from 'commander';
import { SightlineError } from '../../../../shared/errors.ts';
import { remoteNameOf } from '../../../../shared/remote-name.ts';
import type { RemoteEncoder, RemoteTest } from '../../../../shared/schemas.ts';
import { KEY_VARIABLE } from '../../../engine/processes/key-environment.ts';
import { mayHaveOwnLibrary } from '../../../host/demo-library.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { wantedModel } from '../../model-in-use.ts';
import { withLibrary } from '../../open-library.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes, formatCounted } from '../../output/format.ts';
import { alignColumns } from '../../output/table.ts';
import { withFetcher, type FetcherSession } from '../../with-fetcher.ts';

interface AddOptions extends LibraryOptions {
  readonly name?: string;
  readonly keyFile?: string;
  readonly yes?: boolean;
}

/** Defines `sightline models remote` with `list`, the default, `add` and `rm`. */
export function remoteCommand(context: Context): Command {
  return new Command('remote')
    .description('Let another computer embed photos and texts; off until you add one (docs/remote-encoder.md)')
    .addCommand(
      libraryCommand('list', 'List the remote encoders that were added', [
        ['models remote', 'name, host, model and where its key is'],
        ['models remote list --json', '[{name, url, host, model, revision, dimensions, key, …}]'],
      ]).action((options: LibraryOptions) => list(options, context)),
      { isDefault: true },
    )
    .addCommand(
      libraryCommand('add', 'Test an endpoint, say what would be sent to it, ask, and add it', [
        ['models remote add https://example.com/clip --name office', 'then: models use remote:office'],
        ['models remote add https://example.com/clip --key-file ~/clip.key', 'with a key from a file of mode 600'],
        ['models remote add https://example.com/clip --yes', 'without asking, for scripts'],
      ])
        .argument('<url>', 'address of the endpoint; https, unless it is on this computer')
        .option('--name <name>', 'what to call it; its host if omitted')
        .option('--key-file <file>', 'file of mode 600 with the key, which is copied to the data directory')
        .option('--yes', 'agree to what would be sent')
        .addHelpText(
          'after',
          `\nWithout --key-file, the key is read from ${KEY_VARIABLE}, now and whenever the encoder is used.\n`,
        )
        .action((url: string, options: AddOptions) => add(url, options, context)),
    )
    .addCommand(
      libraryCommand('rm', 'Forget a remote encoder and its key', [
        ['models remote rm office', 'its vectors stay; to delete them: models spaces rm'],
      ])
        .argument('<name>', 'name, from: sightline models remote')
        .action((name: string, options: LibraryOptions) => remove(name, options, context)),
    );
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  const remotes = await withFetcher(options, ({ api }) => api.remotes.list({}));
  if (output.json) return output.data(remotes);
  const rows = remotes.map(({ name, host, model, key }) => [name, host, model, KEPT[key]]);
  for (const line of alignColumns([['name', 'host', 'model', 'key'], ...rows])) output.line(line);
  if (remotes.length === 0) output.note('None: photos and texts are embedded on this computer.');
}

const KEPT: Readonly<Record<RemoteEncoder['key'], string>> = {
  none: 'none',
  file: 'a file of mode 600 in the data directory',
  sealed: 'the secret store of the desktop app',
  environment: KEY_VARIABLE,
};

async function add(url: string, options: AddOptions, context: Context): Promise<void> {
  const { output } = context;
  const name = options.name ?? remoteNameOf(url);
  await withFetcher(options, async (session) => {
    const { key, keep } = await findKey(options, session);
    const { api, signal } = session;
    const tested = await api.remotes.test({ url, key }, { signal, work: true });
    const photos = await photosOf(options);
    const consent = { photos, bytes: photos * tested.bytesPerPhoto };
    for (const line of consentLines(tested, consent)) output.note(line);
    if (options.yes !== true) await ask(context);
    const added = await api.remotes.add({ name, url, key, keep, consent }, { signal, work: true });
    if (output.json) return output.data(added);
    output.line(`Added ${added.name}. It is used once you choose it: sightline models use ${added.name}`);
    output.note(`Its key: ${KEPT[added.key]}.`);
  });
}

/** What would leave this computer, in sentences. */
function consentLines(
  { host, model, revision, dimensions, width, height }: RemoteTest,
  { photos, bytes }: { readonly photos: number; readonly bytes: number },
): string[] {
  return [
    `${host} serves ${model} at ${revision}: ${dimensions} dimensions.`,
    `If you use it, ${formatCounted(photos, 'photo')} of this library, about ${formatBytes(bytes)}, would leave this computer ` +
      `for ${host}: each scaled to ${width} × ${height} pixels, without its name, place, date or other metadata.`,
    'So would every photo that you add later, every picture that you search with, every text that you search for, and every ' +
      'label that you tag with.',
  ];
}

async function ask({ output }: Context): Promise<void> {
  if (output.json || output.terminal.stderr.isTTY !== true || !process.stdin.isTTY) {
    throw new UsageError('expected --yes, because there is no terminal to ask in; nothing was added');
  }
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await questions.question('Send them? [y/N] ');
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    questions.close();
  }
  throw new SightlineError('cancelled', 'nothing was added, and no photo was sent');
}

async function findKey(
  { keyFile }: AddOptions,
  { api }: FetcherSession,
): Promise<{ readonly key: string | null; readonly keep: 'file' | 'environment' }> {
  if (keyFile !== undefined) {
    const { key } = await api.remotes.readKey({ file: path.resolve(keyFile) });
    return { key, keep: 'file' };
  }
  return { key: process.env[KEY_VARIABLE]?.trim() || null, keep: 'environment' };
}

/** Photos of the library that can be searched; 0 without one. */
async function photosOf(options: LibraryOptions): Promise<number> {
  if (!(await mayHaveOwnLibrary(options.dataDir))) return 0;
  return withLibrary(options, 'reader', ({ status }) =>
    Promise.resolve(status.photos.done + status.photos.pending),
  );
}

async function remove(called: string, options: LibraryOptions, { output }: Context): Promise<void> {
  const name = called.replace(/^remote:/, '');
  if ((await wantedModel(options)) === `remote:${name}`) {
    throw new SightlineError('invalid-input', `remote:${name} is in use; choose another model first: sightline models use`);
  }
  const removed = await withFetcher(options, ({ api }) => api.remotes.remove({ name }));
  if (output.json) output.data(removed);
  else output.line(`Forgot remote:${name} and its key.`);
}
