/** `sightline models list`: installed models and those of the catalogue. Runs in the CLI process. */
import type { Command } from 'commander';
import type { ModelListing, RemoteEncoder } from '../../../../shared/schemas.ts';
import type { Context } from '../../context.ts';
import { nameInUse, wantedModel } from '../../model-in-use.ts';
import { libraryCommand, type LibraryOptions } from '../../options.ts';
import { formatBytes } from '../../output/format.ts';
import { alignColumns } from '../../output/table.ts';
import { withFetcher } from '../../with-fetcher.ts';

/** Most languages to name in the table. */
const NAMED_LANGUAGES = 4;

/** Defines `sightline models list`. */
export function listCommand(context: Context): Command {
  return libraryCommand('list', 'List installed models and the catalogue, with licence, languages and size', [
    ['models list', '* in use, + installed, > being downloaded, @ a remote encoder'],
    ['models list --json', '[{id, installed, inUse, licence, commercialUse, revision, bytes, languages, …}]'],
  ]).action((options: LibraryOptions) => list(options, context));
}

async function list(options: LibraryOptions, { output }: Context): Promise<void> {
  const inUse = nameInUse(options.dataDir, await wantedModel(options));
  const { models, remotes } = await withFetcher(options, async ({ api, signal }) => ({
    models: await api.models.list({ inUse }, { signal }),
    remotes: await api.remotes.list({}, { signal }),
  }));
  const encoders = remotes.map((remote) => listingOf(remote, inUse));
  if (output.json) return output.data([...models, ...encoders]);
  const header = ['', 'model', 'size', 'width', 'languages', 'licence'];
  const rows = [...models.map(rowOf), ...encoders.map(encoderRow)];
  for (const line of alignColumns([header, ...rows], ['left', 'left', 'right', 'right'])) {
    output.line(line);
  }
  output.note('To download one: sightline models pull <model>. Any other model of the hub works the same way.');
}

/** A remote encoder as the list has it: it takes nothing on this computer, and states neither licence nor languages. */
function listingOf({ name, model, host, revision, dimensions }: RemoteEncoder, inUse: string) {
  return {
    id: name,
    name,
    title: model,
    host,
    installed: false,
    inUse: name === inUse,
    source: 'remote',
    licence: null,
    commercialUse: null,
    revision,
    bytes: null,
    languages: null,
    dimensions,
  };
}

function encoderRow({ name, host, inUse, dimensions }: ReturnType<typeof listingOf>): string[] {
  return [inUse ? '*' : '@', name, '', String(dimensions), '', `on ${host}`];
}

function rowOf(model: ModelListing): string[] {
  const { id, name, source, pull, bytes, dimensions, languages } = model;
  const mark = model.inUse ? '*' : model.installed ? '+' : pull === null ? '' : '>';
  const more = (languages?.length ?? 0) - NAMED_LANGUAGES;
  return [
    mark,
    model.installed && source !== 'built-in' ? name : id,
    pull !== null && !model.installed
      ? `${formatBytes(pull.bytes)} of ${pull.total === null ? '?' : formatBytes(pull.total)}`
      : bytes === null
        ? ''
        : formatBytes(bytes),
    dimensions === null ? '' : String(dimensions),
    languages === null
      ? ''
      : languages.slice(0, NAMED_LANGUAGES).join(' ') + (more > 0 ? ` and ${more} more` : ''),
    (model.licence ?? 'not stated') + (model.commercialUse === false ? ', research only' : ''),
  ];
}
