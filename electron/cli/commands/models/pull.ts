/** `sightline models pull`: downloads a model from the hub, or goes on with it. Runs in the CLI process. */
import { Option, type Command } from 'commander';
import { toSightlineError } from '../../../../shared/errors.ts';
import { hubId, hubRevision, MODEL_DTYPES, type ModelDtype, type ModelPull } from '../../../../shared/schemas.ts';
import type { Context } from '../../context.ts';
import { UsageError } from '../../exit-codes.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes } from '../../output/format.ts';
import { createPullLine } from '../../output/pull-line.ts';
import { openSettings, settingsFile } from '../../../host/settings-file.ts';
import { withFetcher } from '../../with-fetcher.ts';

interface PullOptions extends LibraryOptions {
  readonly dtype?: ModelDtype;
}

/** Defines `sightline models pull ID[@REVISION]`. */
export function pullCommand(context: Context): Command {
  return libraryCommand(
    'pull',
    'Download a model from the Hugging Face hub; only the files needed, verified; goes on where it broke off',
    [
      ['models pull Xenova/clip-vit-base-patch32', 'the newest version of a model'],
      ['models pull Xenova/clip-vit-base-patch32@v1.0', 'a tag, branch or commit of it'],
      ['models pull Xenova/clip-vit-base-patch32 --dtype fp16', 'with weights of half precision'],
      ['models pull Xenova/clip-vit-base-patch32 --json', '{name, id, directory, revision, dtype, licence, bytes, fresh}'],
    ],
  )
    .argument('<id>', 'owner/name on the hub, with @revision after it if not the newest')
    .addOption(new Option('--dtype <type>', 'number format of the weights').choices([...MODEL_DTYPES]))
    .addHelpText(
      'after',
      '\nThe setting hubMirror, or else HF_ENDPOINT, names another server that speaks the same protocol; HF_TOKEN is sent to huggingface.co only.\n' +
        'HF_HUB_OFFLINE=1 forbids requests. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are respected.\n',
    )
    .action((text: string, options: PullOptions) => pull(text, options, context));
}

async function pull(text: string, options: PullOptions, { output }: Context): Promise<void> {
  const { id, revision } = parseId(text);
  const line = createPullLine(output.terminal.stderr);
  let last: ModelPull | null = null;
  await withFetcher(options, async ({ api, onEvent, signal }) => {
    onEvent((event) => {
      if (event.type !== 'pull') return;
      if (event.pull.state === 'waiting' && last?.state !== 'waiting') {
        output.note(`Waiting: ${event.pull.reason ?? ''}.`);
      }
      last = event.pull;
      line.update(event.pull);
    });
    try {
      const mirror = await chosenMirror(options.dataDir);
      const model = await api.pullToEnd({ id, revision, dtype: options.dtype, mirror }, { signal, work: true });
      line.clear();
      if (output.json) return output.data(model);
      output.line(
        model.fresh
          ? `Installed ${model.name} (${formatBytes(model.bytes)}, commit ${model.revision?.slice(0, 8) ?? ''}).`
          : `${model.name} is installed already (commit ${model.revision?.slice(0, 8) ?? ''}).`,
      );
      output.note(`Licence: ${model.licence ?? 'not stated by its authors'}. To use it: sightline models use ${model.name}`);
    } catch (error) {
      line.clear();
      const { kind, detail } = toSightlineError(error);
      if (kind === 'cancelled') output.note(pausedNote(text, last));
      if (detail?.['reason'] === 'hub-unreachable') {
        output.note('HF_ENDPOINT, or the setting hubMirror, names another server that speaks the same protocol.');
      }
      throw error;
    }
  });
}

/** The mirror of the settings; null: none is set. */
async function chosenMirror(dataDir: string): Promise<string | null> {
  return (await openSettings(settingsFile(dataDir))).state().settings.hubMirror;
}

/** Splits `owner/name@revision`. @throws UsageError. */
function parseId(text: string): { readonly id: string; readonly revision: string | undefined } {
  const at = text.indexOf('@');
  const id = at < 0 ? text : text.slice(0, at);
  const revision = at < 0 ? undefined : text.slice(at + 1);
  if (hubId.safeParse(id).success && (revision === undefined || hubRevision.safeParse(revision).success)) {
    return { id, revision };
  }
  throw new UsageError(`expected a model of the hub as <owner>/<name> or <owner>/<name>@<revision>, received '${text}'`);
}

function pausedNote(text: string, last: ModelPull | null): string {
  const kept = last?.total ? `${formatBytes(last.bytes)} of ${formatBytes(last.total)} are kept` : 'What has arrived is kept';
  return `${kept}. To go on: sightline models pull ${text}`;
}
